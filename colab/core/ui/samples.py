"""Sample words for the style guide, long ones on purpose."""

from datetime import timedelta
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colab.core import clock
from colab.core.ui import components as ui
from colab.core.ui import forms as ui_forms

QUESTION = "Q：避難所の受付を、だれでも十分以内に終えるには？"
PLACE = "八王子市内の避難所 3か所（うち1か所は体育館）"
TONES = {"open": "open", "screening": "info", "adopted": "success", "late": "urgent", "withdrawn": "muted"}


class SampleForm(ui_forms.Form):
    """Every kind of field once."""

    title = forms.CharField(
        label=gettext_lazy("Title, as a question"),
        max_length=60,
        help_text=gettext_lazy("Example: How can a shelter know within ten minutes who needs help?"),
    )
    summary = forms.CharField(label=gettext_lazy("Summary"), max_length=400, widget=forms.Textarea)
    area = forms.ChoiceField(
        label=gettext_lazy("Area"),
        choices=[("", "—"), ("disaster", gettext_lazy("Disaster")), ("care", gettext_lazy("Care"))],
    )
    route = forms.ChoiceField(
        label=gettext_lazy("Route"),
        widget=forms.RadioSelect,
        choices=[
            ("buy", gettext_lazy("May lead to a contract")),
            ("oss", gettext_lazy("Built together as open source")),
        ],
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What we offer"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("field", gettext_lazy("A place to try")),
            ("data", gettext_lazy("Data")),
            ("staff", gettext_lazy("Staff time")),
        ],
    )
    starts_on = ui_forms.DateField3(label=gettext_lazy("Start of the pilot"))
    closes_at = ui_forms.DateTimeField3(label=gettext_lazy("Deadline"), help_text=gettext_lazy("Japan time."))
    cap_yen = ui_forms.YenField(label=gettext_lazy("Upper limit of the costs"), required=False)
    people = ui_forms.WholeNumberField(label=gettext_lazy("People affected"), required=False)
    email = ui_forms.NarrowEmailField(label=gettext_lazy("E-mail for questions"))
    paper = forms.FileField(
        label=gettext_lazy("Material"), required=False, help_text=gettext_lazy("PDF, one file, up to 20 MB.")
    )
    agrees = forms.BooleanField(label=gettext_lazy("I have read the conditions of the call."))
    number = forms.CharField(label=gettext_lazy("Number"), initial="C-2026-014", required=False)

    sections = [
        ui_forms.Section(gettext_lazy("The challenge"), ("title", "summary", "area", "route", "needs")),
        ui_forms.Section(gettext_lazy("Dates and money"), ("starts_on", "closes_at", "cap_yen")),
        ui_forms.Section(gettext_lazy("More, if you like"), ("people", "paper", "number"), open=False),
        ui_forms.Section(gettext_lazy("Contact"), ("email", "agrees")),
    ]
    read_only = {"number": gettext_lazy("given by the office")}


def _guards():
    return [
        ui.GuardLine(_("The plan has all four items"), "passed", article="施行規則 第12条の3第3項"),
        ui.GuardLine(_("The kind is chosen"), "passed"),
        ui.GuardLine(_("Two experts have given their opinion"), "failed", _("One opinion is recorded."),
                     _("Ask a second expert."), "施行規則 第12条の3第2項"),
        ui.GuardLine(_("The head of the body confirms the three points"), "open"),
    ]  # fmt: skip


def _steps():
    labels = [("call", _("Call")), ("pitch", _("Pitch")), ("pilot", _("Pilot")), ("cert", _("Certification")),
              ("contract", _("Contract"))]  # fmt: skip
    today = clock.today()
    return ui.stages(labels, "pilot", dates={"call": today - timedelta(90), "pitch": today - timedelta(40)})


def _filters():
    option = SimpleNamespace
    states = [
        option(value="open", label=_("Open"), chosen=True, count=7),
        option(value="closed", label=_("Closed"), chosen=False, count=31),
    ]
    facets = [
        SimpleNamespace(kind="input", input="text", name="q", label=_("Words"), hint="", value=""),
        SimpleNamespace(kind="choice", name="state", label=_("State"), options=states, value="", blank=""),
        SimpleNamespace(kind="select", name="area", label=_("Area"), blank=_("All"), value="",
                        options=[option(value="d", label=_("Disaster"), chosen=False, count=3)]),
    ]  # fmt: skip
    return SimpleNamespace(
        facets=facets, active=[SimpleNamespace(label=_("State"), value=_("Open"), url="?")], clear_url="?"
    )


def context(request):
    """Return all samples."""
    now = clock.now()
    page = Paginator(range(240), 25).page(4)
    page.query = ""
    return {
        "now": now,
        "soon": now + timedelta(days=5),
        "later": now + timedelta(days=40),
        "past": now - timedelta(days=3),
        "tones": ui.TONES,
        "state_tones": TONES,
        "stages": _steps(),
        "page_sample": page,
        "filters": _filters(),
        "guards": _guards(),
        "facts": [(_("Body"), "東京都 総務局"), (_("Place of the pilot"), PLACE), (_("Upper limit"), "200万円")],
        "figures": [
            ui.Figure(_("Challenges"), 24, url="#figures"),
            ui.Figure(_("Pitches"), 1360),
            ui.Figure(_("Contracts"), 5, note=_("this fiscal year")),
        ],
        "tabs": [ui.Tab(_("Overview"), "#", True), ui.Tab(_("Questions"), "#q", count=12), ui.Tab(_("Results"), "#r")],
        "happenings": [
            ui.Happening(now - timedelta(days=2), _("Handed in"), _("Receipt P-2026-0031")),
            ui.Happening(now - timedelta(days=1), _("Accepted"), url="#"),
        ],
        "waiting": [
            {"title": _("Check a challenge"), "url": "#", "reason": QUESTION, "since": now, "due": now - timedelta(1)},
            {"title": _("Answer a question"), "url": "#", "due": now + timedelta(4)},
        ],
        "areas": [_("Disaster"), _("Care")],
        "areas_n": [18, 7],
        "months": ["4", "5", "6", "7", "8", "9"],
        "series": [ui.Series(_("This year"), [3, 5, None, 9, 12, 14]), ui.Series(_("Last year"), [1, 2, 4, 6, 7, 9])],
    }  # fmt: skip
