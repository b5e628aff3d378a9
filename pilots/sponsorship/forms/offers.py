"""What the office offers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.ui import forms as ui_forms
from pilots.sponsorship.models import SponsorLevel, SponsorOffer


class OfferForm(ui_forms.ModelForm):
    """The words of an offer, in both languages, and whether it is open."""

    class Meta:
        model = SponsorOffer
        fields = ["introduction", "introduction_en", "spent_by", "spent_by_en", "is_open"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["spent_by"].help_text = _(
            "Sponsoring is voluntary: a body may not have contributions allotted (地方財政法第4条の5). A gift that "
            "obliges the body to something needs the assembly (負担付きの寄附, 地方自治法第96条第1項第9号). "
            "Ask finance before opening."
        )


class LevelForm(ui_forms.ModelForm):
    """One level. Whoever has applied keeps the old price."""

    class Meta:
        model = SponsorLevel
        fields = ["name", "name_en", "gives", "gives_en", "amount_yen", "places"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["places"].help_text = _("Leave empty for no limit.")

    def clean_name(self):
        """An offer has no two levels of one name; the constraint is not asked, because the offer is not in the form."""
        name = self.cleaned_data["name"]
        others = SponsorLevel.objects.filter(offer=self.instance.offer, name=name).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(_("The offer has a level of this name already."))
        return name
