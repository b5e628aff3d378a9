from django.urls import path

from pilots.civic.views import pages

app_name = "civic"
urlpatterns = [
    path("civic/", pages.civic_list, name="list"),
    path("civic/<slug:key>/", pages.civic_detail, name="detail"),
    path("work/civic/", pages.work_list, name="work_list"),
]
