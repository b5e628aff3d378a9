from importlib import import_module

from colab.core.rooms import RoomConfig


class SearchConfig(RoomConfig):
    name = "colab.core.search"
    label = "search"

    def ready(self):
        """Also declare what core itself lets be found."""
        super().ready()
        import_module("colab.core.search.declared")
