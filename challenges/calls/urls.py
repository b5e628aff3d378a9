from django.urls import path

from . import views

app_name = "calls"
urlpatterns = [
    path("work/calls/", views.board, name="board"),
    path("work/calls/new/", views.new, name="new"),
    path("work/calls/<slug:key>/edit/", views.edit, name="edit"),
    path("work/calls/<slug:key>/copy/", views.copy, name="copy"),
]
