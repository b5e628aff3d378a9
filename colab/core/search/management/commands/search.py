"""Search on the command line."""

import json

from django.core.management.base import BaseCommand, CommandError

from colab.core.access import Actor
from colab.core.search import engines, registry
from colab.core.search.engines.base import SORTS
from colab.core.search.service import query


class Command(BaseCommand):
    """`search "語句" --kind challenge --json`: what the public finds; `--all` what the system itself sees."""

    help = "Search as the site does."

    def add_arguments(self, parser):
        parser.add_argument("words", nargs="?", default="")
        parser.add_argument("--kind", default="")
        parser.add_argument("--filter", action="append", default=[], metavar="FACET=VALUE")
        parser.add_argument("--sort", choices=SORTS, default=SORTS[0])
        parser.add_argument("--page", type=int, default=1)
        parser.add_argument("--limit", type=int, default=20)
        parser.add_argument("--engine", choices=["embedded", "elasticsearch"])
        parser.add_argument("--all", action="store_true", help="also what is not public")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, words, kind, sort, page, limit, **options):
        if kind and not registry.document(kind):
            raise CommandError(f"no such kind: {kind}")
        filters = {}
        for pair in options["filter"]:
            name, _, value = pair.partition("=")
            filters.setdefault(name, []).append(value)
        results = query(
            words,
            actor=Actor.system_("command") if options["all"] else None,
            kind=kind,
            filters=filters,
            sort=sort,
            page=page,
            per_page=max(1, min(limit, 100)),
            engine=self.engine(options["engine"]),
        )
        if options["json"]:
            self.stdout.write(json.dumps(as_data(results), ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{results.total} ({results.engine})")
        for hit in results:
            text = "".join(f"[{part.text}]" if part.mark else part.text for part in hit.snippet)
            self.stdout.write(f"{hit.kind:12} {hit.title}\n    {hit.url}\n    {text}")

    @staticmethod
    def engine(name):
        """Return the engine asked for, None for the site's own choice."""
        if name == "elasticsearch" and not engines.external():
            raise CommandError("ELASTICSEARCH_URL is not set")
        return {"embedded": engines.embedded, "elasticsearch": engines.external}.get(name, lambda: None)()


def as_data(results):
    """Return the results as plain data."""
    return {
        "query": results.parsed.text,
        "engine": results.engine,
        "total": results.total,
        "page": results.page,
        "pages": results.pages,
        "kinds": {kind.kind: kind.count for kind in results.kinds},
        "facets": {facet.name: {choice.value: choice.count for choice in facet.choices} for facet in results.facets},
        "hits": [
            {
                "kind": hit.kind,
                "key": hit.key,
                "title": hit.title,
                "url": hit.url,
                "date": hit.date and hit.date.isoformat(),
                "deadline": hit.deadline and hit.deadline.isoformat(),
                "score": round(hit.score, 4),
                "text": "".join(part.text for part in hit.snippet),
            }
            for hit in results
        ],
    }
