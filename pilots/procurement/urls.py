from django.urls import path

from .views import public, work

app_name = "procurement"
urlpatterns = [
    path("contracts/", public.notice_list, name="list"),
    path("contracts/<slug:key>/", public.detail, name="detail"),
    path("work/purchases/", work.work_list, name="work_list"),
    path("work/purchases/new/", work.start, name="start"),
]
