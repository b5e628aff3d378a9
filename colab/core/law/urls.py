from django.urls import path

from colab.core.law.views.records import record_view
from colab.core.law.views.rules import rule_view, rules_view
from colab.core.law.views.steps import steps_view

app_name = "law"
urlpatterns = [
    path("work/records/<slug:key>/", record_view, name="record"),
    path("work/rules/", rules_view, name="rules"),
    path("work/rules/<int:pk>/", rules_view, name="body_rules"),
    path("work/rules/<int:pk>/<str:key>/", rule_view, name="rule"),
    path("legal-steps/", steps_view, name="steps"),
]
