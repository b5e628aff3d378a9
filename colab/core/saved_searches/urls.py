from django.urls import path

from . import views

app_name = "saved_searches"
urlpatterns = [
    path("search/save/", views.save, name="save"),
    path("work/searches/", views.saved_list, name="list"),
    path("work/searches/<slug:key>/end/", views.let_go, name="let_go"),
]
