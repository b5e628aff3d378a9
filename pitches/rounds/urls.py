from django.urls import path

from . import views

app_name = "rounds"
urlpatterns = [
    path("work/rounds/", views.round_list, name="list"),
    path("work/rounds/new/", views.plan, name="plan"),
    path("work/rounds/<slug:key>/copy/", views.copy, name="copy"),
]
