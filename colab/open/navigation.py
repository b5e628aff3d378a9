"""Where results and data stand in the menus."""

from django.utils.translation import pgettext_lazy

from colab.core.ui import navigation

navigation.register("open:results", pgettext_lazy("navigation", "Results"), order=70)
navigation.register("open:cases", pgettext_lazy("navigation", "Cases"), order=65)
navigation.register("open:for_bodies", pgettext_lazy("footer", "For public bodies"), order=20, area=navigation.FOOTER)
navigation.register("open:data", pgettext_lazy("navigation", "Data"), order=90)
