"""The subscription form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from colab.core.notices import topics
from colab.core.ui import forms as ui_forms


class AddressForm(ui_forms.Form):
    """Where mails go that are asked for without an account."""

    address = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Used for these mails only. No account is made."),
    )


class SubscribeForm(AddressForm):
    """An address and what it wants to hear about."""

    topics = forms.MultipleChoiceField(label=_("News about"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, follow=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = ([follow] if follow else []) + topics.choices()


class PreferencesForm(ui_forms.Form):
    """Which categories a person wants by mail."""

    mailed = forms.MultipleChoiceField(
        label=_("Send me mail about"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What you switch off still appears in your list of notices."),
    )

    prompt = forms.MultipleChoiceField(
        label=_("At once instead of in the daily letter"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args, categories, daily, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mailed"].choices = [(category.value, category.label) for category in categories]
        self.fields["prompt"].choices = [(category.value, category.label) for category in daily]
