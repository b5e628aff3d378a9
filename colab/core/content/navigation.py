"""The footer's plain pages."""

from django.utils.translation import pgettext_lazy

from colab.core.ui import navigation

for order, name, label in (
    (10, "about", pgettext_lazy("footer", "About this site")),
    (50, "accessibility", pgettext_lazy("footer", "Accessibility policy")),
    (60, "terms", pgettext_lazy("footer", "Terms and licence")),
    (70, "privacy", pgettext_lazy("footer", "Privacy policy")),
    (80, "contact", pgettext_lazy("footer", "Contact")),
):
    navigation.register(f"content:{name}", label, order=order, area=navigation.FOOTER)
