from django.urls import path

from . import views

app_name = "matching"
urlpatterns = [
    path("work/matching/", views.team_matches, name="team"),
    path("work/matching/office/", views.overview, name="overview"),
    path("work/matching/challenge/<slug:key>/", views.challenge_matches, name="challenge"),
    path("work/matching/challenge/<slug:key>/aside/", views.dismiss, name="dismiss"),
    path("work/matching/challenge/<slug:key>/invite/", views.invite, name="invite"),
]
