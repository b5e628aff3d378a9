"""Update or check the Japanese catalogues of our apps."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from colab.core.rooms import RoomConfig
from colab.core.ui import catalogues


class Command(BaseCommand):
    """`messages [label…]` rewrites catalogues from the source; `--check` changes nothing and fails on any gap."""

    help = "Extract translatable strings into each app's locale/ja (or check them)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("labels", nargs="*", help="app labels; all of our apps when left out")
        parser.add_argument("--check", action="store_true", help="fail on missing, fuzzy, obsolete or broken strings")

    def handle(self, *args, labels, check, **options):
        rooms = {config.label: config for config in apps.get_app_configs() if isinstance(config, RoomConfig)}
        if unknown := set(labels) - set(rooms):
            raise CommandError(f"no such app: {', '.join(sorted(unknown))}")
        faults = []
        for label in labels or sorted(rooms):
            faults += [f"{label}: {fault}" for fault in self.one(rooms[label], set(rooms), check)]
        for fault in faults:
            self.stdout.write(fault)
        if check and faults:
            raise CommandError(f"{len(faults)} problems in the catalogues")

    def one(self, config, labels, check):
        """Update (or only check) one app; return its problems as sentences."""
        path = catalogues.po_path(config.path)
        fresh = catalogues.extract(config.path, config.label, Path(settings.BASE_DIR) / "templates", labels)
        old = catalogues.read(path)
        merged = catalogues.merge(fresh, old)
        if check:
            return [*catalogues.problems(merged), *self.obsolete(fresh, old)]
        if len(merged):
            text = catalogues.render(merged)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        elif path.exists():
            path.unlink()
        return list(catalogues.problems(merged))

    @staticmethod
    def obsolete(fresh, old):
        """Yield a sentence for each message of the catalogue that the source no longer has."""
        known = {(message.id, message.context) for message in fresh}
        for message in old:
            if message.id and (message.id, message.context) not in known:
                yield f"obsolete: {message.id!r}"
        for message in old.obsolete.values():
            yield f"obsolete: {message.id!r}"
