"""Every string of every app has its Japanese."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError

from colab.core.rooms import RoomConfig
from colab.core.ui import catalogues

LABELS = sorted(config.label for config in apps.get_app_configs() if isinstance(config, RoomConfig))


@pytest.mark.parametrize("label", LABELS)
def test_catalogue_is_complete(label, capsys):
    """Run `manage.py messages <label>` and fill what it names."""
    try:
        call_command("messages", label, check=True)
    except CommandError as error:
        pytest.fail(f"{error}\n{capsys.readouterr().out}")


@pytest.mark.parametrize("label", LABELS)
def test_catalogue_is_as_the_command_writes_it(label):
    """Else the next run of the command changes lines nobody touched, and merges conflict."""
    path = catalogues.po_path(apps.get_app_config(label).path)
    if path.exists():
        assert path.read_text(encoding="utf-8") == catalogues.render(catalogues.read(path))


def test_unknown_app_is_refused():
    with pytest.raises(CommandError, match="no such app: nowhere"):
        call_command("messages", "nowhere")
