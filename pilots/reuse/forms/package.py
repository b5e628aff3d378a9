"""Handing in a package, and saying whose product it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.organisations.models import Body, Organisation
from colab.core.ui import forms as ui_forms
from pilots.reuse.actions.receive import ROLES
from pilots.reuse.package.archive import MOST_BYTES


class ReceiveForm(ui_forms.Form):
    """For which body, and the file."""

    body = forms.ModelChoiceField(Body.objects.none(), label=_("Receiving body"), empty_label=None)
    file = forms.FileField(label=_("Package (ZIP file)"))

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(pk__in=actor.grants.bodies(*ROLES))
        self.fields["body"].queryset = bodies.order_by("lg_code", "pk")

    def clean_file(self):
        """A package is small."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large for a package."))
        return file

    def facts(self) -> dict:
        """Body and bytes."""
        return {"body": self.cleaned_data["body"], "data": self.cleaned_data["file"].read()}


class OperatorForm(ui_forms.Form):
    """The operator, found by its corporate number or chosen."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Certified operator"))

    def __init__(self, *args, known, **kwargs):
        super().__init__(*args, **kwargs)
        registered = Organisation.objects.filter(state="registered").order_by("name", "pk")
        self.fields["organisation"].queryset = registered.filter(pk=known.pk) if known else registered
        self.fields["organisation"].initial = known.pk if known else None
        if not known:
            self.fields["organisation"].help_text = _(
                "It is not found by its corporate number. It must register first."
            )
