from django.urls import path

from . import views

app_name = "decisions"
urlpatterns = [
    path("work/rounds/<slug:key>/panel/", views.panel, name="panel"),
    path("work/rounds/<slug:key>/panel/table.xlsx", views.panel_export, name="panel_export"),
]
