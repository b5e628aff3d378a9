"""The workspace page of a project and the forms of its verbs."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from colab.core.lifecycle import screens
from pilots.civic.forms.project import (
    AdoptForm,
    AnswerForm,
    FeedbackForm,
    ProjectForm,
    PublishForm,
    RetireForm,
    TeamForm,
    UpdateForm,
)
from pilots.civic.presentation import facts, life
from pilots.civic.queries import projects

screens.register(
    screens.Screen(
        machine="civic",
        template="civic/work_detail.html",
        context=lambda request, project: {"facts": facts(project)} | life(project),
        title=lambda project: project.label,
        queryset=projects,
        list_url_name="civic:work_list",
        list_label=_("Civic-tech projects"),
        public_url=lambda project: reverse("civic:detail", args=[project.key]),
    )
)
for verb, form in {
    "save": ProjectForm,
    "form_team": TeamForm,
    "publish_oss": PublishForm,
    "adopt": AdoptForm,
    "add_update": UpdateForm,
    "give_feedback": FeedbackForm,
    "answer_feedback": AnswerForm,
    "retire": RetireForm,
}.items():
    screens.verb_form("civic", verb, form)
