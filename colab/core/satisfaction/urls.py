from django.urls import path

from . import views

app_name = "satisfaction"
urlpatterns = [path("work/satisfaction/<slug:code>/<slug:key>/", views.satisfied, name="satisfied")]
