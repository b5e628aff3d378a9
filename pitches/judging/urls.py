from django.http import HttpResponse
from django.urls import path

app_name = "judging"
urlpatterns = [path("work/judging/<slug:key>/", lambda request, key: HttpResponse(), name="queue")]
