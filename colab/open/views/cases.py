"""The page that tells one case from the challenge to the evaluation, its file, and the list of cases."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from colab.core import clock
from colab.core.lifecycle import slots
from colab.core.ui.components import Figure
from colab.core.ui.exports import Column, program_response, requested_export
from colab.core.ui.pagination import paginate
from colab.core.ui.sharing import same_for_everybody
from colab.open.cases import easy, evidence, steps, story
from colab.open.cases.ending import is_public
from colab.open.cases.export import export, is_exportable
from colab.open.cases.facts import facts
from colab.open.cases.reach import Case, find_root, gather, published_contracts, topmost
from colab.open.cases.titles import title
from colab.open.cases.verify import verify
from colab.open.cases.withheld import withheld
from pilots.trials.outcomes import indicator_rows

COLUMNS = [
    Column("code", "番号", "No."),
    Column("title", "件名", "Subject", lambda contract: contract.subject_name),
    Column("title_en", "件名（英語）", "Subject in English", lambda contract: contract.subject_name_en),
    Column("body", "団体", "Public body", lambda contract: contract.body.name),
    Column("unit", "担当課", "Section", lambda contract: contract.unit.name),
    Column("organisation", "契約の相手方", "Counterparty", lambda contract: contract.organisation.name),
    Column("amount_yen", "契約金額（円）", "Amount (yen)"),
    Column("signed_on", "契約締結日", "Contract made on"),
    Column("state", "状態", "State", lambda contract: contract.state_label),
    Column("verdict", "使用後の評価", "Evaluation after use", lambda contract: contract.get_verdict_display()),
    Column("evaluation", "評価の理由", "Reasons of the evaluation"),
]
VERIFIER = settings.BASE_DIR / "docs" / "verify" / "case.py"


@same_for_everybody
def case(request: HttpRequest, code: str) -> HttpResponse:
    """Tell the case; ``?verify=1`` checks it anew each time. A lower code leads to the case it became part of."""
    subject = _public_root(code)
    root = topmost(subject)
    if root != subject and is_public(root):
        return redirect("open:case", root.code)
    found = gather(subject)
    pilot = found.one("pilot")
    context = {
        "case": found,
        "code": subject.code,
        "root": subject,
        "title": title(found),
        "sentences": story.sentences(found),
        "easy": easy.easy(found),
        "changed": steps.last_change(found),
        "contact": _contact(found),
        "figures": _figures(indicators := indicator_rows(pilot) if pilot else []),
        "indicators": indicators,
        "lesson": pilot.lesson_words if pilot else "",
        "five": steps.stages(steps.five(found)),
        "steps": steps.every(found),
        "withheld": [(row.what, row.why) for row in withheld(found)],
        "evidence": evidence.links(found),
        "slots": slots.filled("public:case", request, subject),
    }
    response = render(request, "open/case.html", context | _records(request, found))
    if "verify" in request.GET:
        response.headers["Cache-Control"] = "no-store"
    return response


def _records(request: HttpRequest, found: Case) -> dict[str, Any]:
    """Return what specialists see: chains, facts with their entries, and the check if it was asked for."""
    done = verify(found) if "verify" in request.GET else None
    machine, key = found.chains[-1]
    return {
        "chains": evidence.chains(found),
        "facts": facts(found),
        "head": found.entries[machine, key][-1].hash if found.entries[machine, key] else "",
        "checked": done,
        "checked_at": clock.now() if done else None,
        "breaks": [(evidence.machine_words(b.machine), b) for b in done.breaks] if done else [],
        "export_url": reverse("open_plain:case_file", args=[found.root.code]) if is_exportable(found) else "",
        "ocds_url": reverse("open_plain:ocds_case", args=[found.root.code]),
    }


def _public_root(code: str) -> Any:
    subject = find_root(code)
    if subject is None or not is_public(subject):
        raise Http404
    return subject


def _figures(indicators: list[dict]) -> list[Figure]:
    """Return before → after with n of the first indicators that were measured."""
    return [
        Figure(
            row["indicator"].label,
            f"{row['before'] or '–'} → {row['after']}",
            row["indicator"].unit_words,
            f"n = {row['result'].n} / {row['verdict']}",
        )
        for row in indicators
        if row["result"].n
    ][:3]


def case_file(request: HttpRequest, code: str) -> HttpResponse:
    """Return the case as a file that can be kept and checked without this site."""
    found = gather(_public_root(code))
    if not is_exportable(found):
        raise Http404
    answer = JsonResponse(export(found), json_dumps_params={"ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="case-{found.root.code}.json"'
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def verifier(request: HttpRequest) -> HttpResponse:
    """Return the program of one file that checks such a file."""
    return program_response(VERIFIER)


@same_for_everybody
def case_list(request: HttpRequest) -> HttpResponse:
    """List the cases that ended in a published contract, newest first."""
    rows = published_contracts().select_related("body", "unit", "organisation").order_by("-signed_on", "-pk")
    if export_ := requested_export(request, COLUMNS, rows, "cases", name_ja="事例一覧"):
        return export_
    return render(request, "open/cases.html", {"page": paginate(request, rows)})


def _contact(found: Case) -> str:
    for machine in ("contract", "pilot", "challenge"):
        subject = found.one(machine)
        if subject is not None:
            return f"{subject.unit.body.label} {subject.unit.label} {subject.unit.contact}".strip()
    return ""
