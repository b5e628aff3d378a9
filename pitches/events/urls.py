from django.urls import path

from . import views

app_name = "events"
urlpatterns = [
    path("events/", views.event_list, name="list"),
    path("events/calendar.ics", views.calendar, name="calendar"),
    path("events/<slug:slug>/", views.detail, name="detail"),
    path("events/<slug:slug>/calendar.ics", views.ics, name="ics"),
    path("work/events/", views.board, name="board"),
    path("work/events/new/", views.plan, name="plan"),
    path("work/events/<slug:key>/copy/", views.copy, name="copy"),
]
