from django.urls import path

from . import views

app_name = "questions"
urlpatterns = [
    path("challenges/<slug:slug>/ask/", views.ask_view, name="ask"),
    path("work/questions/", views.board, name="board"),
    path("work/questions/publish/", views.publish_all, name="publish_all"),
]
