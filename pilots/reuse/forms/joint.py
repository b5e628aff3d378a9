"""Joint purchase: title, price, and each body's wish."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Body, Unit
from colab.core.ui import forms as ui_forms
from pilots.certification.queries import public
from pilots.reuse.models import JointPurchase

ROWS = 6


class JointForm(ui_forms.ModelForm):
    """Up to six bodies at once; each with volume and the price it would pay alone."""

    class Meta:
        model = JointPurchase
        fields = ["title", "certification", "organiser", "joint_yen", "volume_unit"]
        labels = {"certification": _("Certification"), "organiser": _("Organiser")}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        units = actor.grants.units("section", "head")
        self.fields["organiser"].queryset = Unit.objects.filter(pk__in=units).select_related("body").order_by("pk")
        self.fields["certification"].queryset = public()
        self.sections = [ui_forms.Section(_("The purchase"), list(self.Meta.fields))]
        bodies = Body.objects.filter(is_active=True).order_by("lg_code", "pk")
        for n in range(ROWS):
            self.fields[f"body_{n}"] = forms.ModelChoiceField(bodies, label=_("Public body"), required=False)
            self.fields[f"volume_{n}"] = ui_forms.WholeNumberField(label=_("How many"), required=False, min_value=1)
            self.fields[f"alone_yen_{n}"] = ui_forms.YenField(label=_("Price alone (yen)"), required=False)
            names = [f"body_{n}", f"volume_{n}", f"alone_yen_{n}"]
            self.sections.append(ui_forms.Section(_("Body %(n)d") % {"n": n + 1}, names, open=n < 2))

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
