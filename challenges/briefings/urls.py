from django.urls import path

from . import views
from .views import work

app_name = "briefings"
urlpatterns = [
    path("seats/<slug:word>/<slug:key>/register/", views.register, name="register"),
    path("seats/<slug:word>/<slug:key>/registered/", views.registered, name="registered"),
    path("seats/<slug:word>/<slug:key>/mine/", views.seat, name="seat"),
    path("seats/<slug:word>/<slug:key>/mine/calendar.ics", views.seat_calendar, name="seat_calendar"),
    path("work/challenges/<slug:key>/briefings/new/", work.new, name="new"),
    path("work/briefings/<slug:key>/edit/", work.edit, name="edit"),
    path("work/seats/<slug:word>/<slug:key>/", views.door, name="door"),
    path("work/seats/<slug:word>/<slug:key>/list.xlsx", views.door_export, name="door_export"),
]
