"""All apps share one set of source strings: whichever app comes first decides how the others' "Deadline" reads."""

from collections import defaultdict

from django.apps import apps

from colab.core.rooms import RoomConfig
from colab.core.ui import catalogues


def test_a_source_string_has_one_translation():
    found = defaultdict(lambda: defaultdict(list))
    for config in apps.get_app_configs():
        if isinstance(config, RoomConfig):
            for message in catalogues.read(catalogues.po_path(config.path)):
                source = message.id[0] if isinstance(message.id, tuple) else message.id
                string = message.string[0] if isinstance(message.string, tuple) else message.string
                if source and string:
                    found[message.context, source][string].append(config.label)
    # Give one of them a context (pgettext) or other words.
    assert {source: dict(strings) for source, strings in found.items() if len(strings) > 1} == {}
