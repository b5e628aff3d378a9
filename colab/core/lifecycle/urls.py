from django.urls import path

from .views import subject_view, verb_view, waiting_view

app_name = "work"
urlpatterns = [
    path("work/waiting/<slug:slug>/", waiting_view, name="waiting"),
    path("work/s/<slug:machine>/<slug:key>/", subject_view, name="subject"),
    path("work/s/<slug:machine>/<slug:key>/do/<slug:verb>/", verb_view, name="verb"),
]
