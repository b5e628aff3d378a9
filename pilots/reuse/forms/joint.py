"""Joint purchase: title, price, and each body's wish."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Body, Unit
from colab.core.ui import forms as ui_forms
from pilots.certification.queries import public
from pilots.reuse.models import Interest, JointPurchase, JointShare

ROWS = 6


class JointForm(ui_forms.ModelForm):
    """Up to six bodies at once; each with volume and the price it would pay alone."""

    class Meta:
        model = JointPurchase
        fields = ["title", "certification", "organiser", "joint_yen", "volume_unit", "rule"]
        labels = {"certification": _("Certification"), "organiser": _("Organiser")}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        units = actor.grants.units("section", "head")
        self.fields["organiser"].queryset = Unit.objects.filter(pk__in=units).select_related("body").order_by("pk")
        self.initial.setdefault("organiser", min(units, default=None))
        self.fields["certification"].queryset = public()
        self.sections = [ui_forms.Section(_("The purchase"), list(self.Meta.fields))]
        bodies = Body.objects.filter(is_active=True).order_by("lg_code", "pk")
        for n in range(ROWS):
            self.fields[f"body_{n}"] = forms.ModelChoiceField(bodies, label=_("Public body"), required=False)
            self.fields[f"volume_{n}"] = ui_forms.WholeNumberField(label=_("How many"), required=False, min_value=1)
            self.fields[f"alone_yen_{n}"] = ui_forms.YenField(label=_("Price alone (yen)"), required=False)
            names = [f"body_{n}", f"volume_{n}", f"alone_yen_{n}"]
            self.sections.append(ui_forms.Section(_("Body %(n)d") % {"n": n + 1}, names, open=n < 2))

        self._fill_in()

    def _fill_in(self) -> None:
        """Put in who has said that they would buy this product jointly, with the volume they named."""
        wanted = self.initial.get("certification")
        rows = Interest.objects.filter(certification=wanted, joint=True).order_by("pk") if wanted else ()
        for n, interest in enumerate(rows[:ROWS]):
            self.initial |= {f"body_{n}": interest.body_id, f"volume_{n}": interest.volume}

    def clean(self):
        """Two bodies or more, none twice, each with volume and price."""
        data = super().clean()
        seen = []
        for n in range(ROWS):
            body = data.get(f"body_{n}")
            if body is None:
                continue
            if body in seen:
                self.add_error(f"body_{n}", _("This body stands here twice."))
            seen.append(body)
            for name in (f"volume_{n}", f"alone_yen_{n}"):
                if data.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Fill this in."))
        if len(seen) < 2:
            self.add_error("body_1", _("A joint purchase needs at least two bodies."))
        return data

    def wishes(self) -> list[dict]:
        """Return body, volume and price alone of each row."""
        data = self.cleaned_data
        return [
            {"body": data[f"body_{n}"], "volume": data[f"volume_{n}"], "alone_yen": data[f"alone_yen_{n}"]}
            for n in range(ROWS)
            if data.get(f"body_{n}")
        ]


class ShareForm(ui_forms.ModelForm):
    """One body's own statement: how many, and what it would pay alone."""

    class Meta:
        model = JointShare
        fields = ["body", "volume", "alone_yen"]

    def __init__(self, *args, actor, purchase, **kwargs):
        super().__init__(*args, **kwargs)
        own = Body.objects.filter(pk__in=actor.grants.bodies("section", "head")).order_by("lg_code", "pk")
        self.fields["body"] = forms.ModelChoiceField(own, label=_("Your body"), empty_label=None)
        self.fields["volume"].label = f"{self.fields['volume'].label} ({purchase.volume_unit})"
        self.fields["volume"].min_value = 1
        self.purchase = purchase

    def clean_volume(self):
        """Nobody joins with nothing."""
        volume = self.cleaned_data["volume"]
        if not volume:
            raise forms.ValidationError(_("Enter how many, one at least."))
        return volume


class TermsForm(ui_forms.ModelForm):
    """The organiser's terms: the joint price, and how it is shared."""

    class Meta:
        model = JointPurchase
        fields = ["joint_yen", "rule"]
