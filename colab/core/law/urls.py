from django.urls import path

from colab.core.law.views.records import record_view
from colab.core.law.views.rules import rules_view

app_name = "law"
urlpatterns = [
    path("work/records/<slug:key>/", record_view, name="record"),
    path("work/rules/", rules_view, name="rules"),
    path("work/rules/<int:pk>/", rules_view, name="body_rules"),
]
