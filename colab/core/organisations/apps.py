from colab.core.rooms import RoomConfig


class OrganisationsConfig(RoomConfig):
    name = "colab.core.organisations"
    label = "organisations"

    def ready(self):
        """Tell access how grants are loaded, and listen to logins."""
        super().ready()
        from colab.core.access import set_grants_loader

        from .grants import load_grants
        from .security_log import listen

        set_grants_loader(load_grants)
        listen()
