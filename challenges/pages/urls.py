from django.urls import path

from challenges.challenges import views as lists

from .views import importing, public, workspace

app_name = "challenges"
urlpatterns = [
    path("challenges/", lists.public_list, name="list"),
    path("challenges/calendar.ics", lists.calendar, name="calendar"),
    path("challenges/<slug:slug>/", public.detail, name="detail"),
    path("challenges/<slug:slug>/calendar.ics", public.detail_calendar, name="detail_calendar"),
    path("work/challenges/", lists.board, name="board"),
    path("work/challenges/new/", workspace.new, name="new"),
    path("work/challenges/import/", importing.import_challenges, name="import"),
    path("work/challenges/<slug:key>/edit/", workspace.edit, name="edit"),
    path("work/challenges/<slug:key>/autosave/", workspace.autosave, name="autosave"),
    path("work/challenges/<slug:key>/preview/", workspace.preview, name="preview"),
]
