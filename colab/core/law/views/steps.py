"""The public page of all legal steps."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from colab.core.law import catalogue
from colab.core.ui.components import Tab
from colab.core.ui.exports import Column, requested_export


def _in(language: str, get):
    def words(step) -> str:
        with override(language):
            return str(get(step))

    return words


COLUMNS = [
    Column("machine", "手続", "Procedure", lambda step: step.machine.name),
    Column("state", "状態", "State", lambda step: step.state),
    Column("id", "番号", "Id", lambda step: step.guard.id),
    Column("kind", "区分", "Kind", lambda step: step.kind),
    Column("article", "条文", "Article", _in("ja", lambda step: step.guard.article or "")),
    Column("source", "条文の出典", "Source of the article", lambda step: step.article.source if step.article else ""),
    Column("text", "確認すること", "What is checked (Japanese)", _in("ja", lambda step: step.guard.text)),
    Column("text_en", "確認すること（英語）", "What is checked", _in("en", lambda step: step.guard.text)),
    Column("next", "次にすること", "What to do next (Japanese)", _in("ja", lambda step: step.guard.next_step)),
    Column("next_en", "次にすること（英語）", "What to do next", _in("en", lambda step: step.guard.next_step)),
]


def steps_view(request: HttpRequest) -> HttpResponse:
    """Show every condition of one machine by state; all machines are a press away, and all steps a file."""
    if export := requested_export(request, COLUMNS, list(catalogue.all_steps()), "legal-steps", name_ja="法的手順一覧"):
        return export
    found = catalogue.machines()
    names = [machine.name for machine, _count in found]
    chosen = request.GET.get("machine") or names[0]
    if chosen not in names:
        raise Http404
    here = reverse("law:steps")
    tabs = [Tab(machine.label, f"{here}?machine={machine.name}", machine.name == chosen, n) for machine, n in found]
    machine = found[names.index(chosen)][0]
    context = {"tabs": tabs, "machine": machine, "groups": catalogue.groups(machine)}
    return render(request, "law/steps.html", context)
