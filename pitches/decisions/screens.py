"""Forms of the verbs that publish."""

from colab.core.lifecycle import screens

from .forms import PublishForm

screens.verb_form("round", "publish", PublishForm)
