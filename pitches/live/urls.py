from django.urls import path

from . import views

app_name = "live"
urlpatterns = [
    path("events/<slug:slug>/live/", views.screen, name="screen"),
    path("events/<slug:slug>/live/now/", views.now, name="now"),
    path("events/<slug:slug>/vote/", views.vote, name="vote"),
    path("events/<slug:slug>/vote/code.svg", views.vote_qr, name="qr"),
    path("work/events/<slug:key>/live/", views.desk, name="desk"),
    path("work/events/<slug:key>/live/codes/", views.codes, name="codes"),
]
