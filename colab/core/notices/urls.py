from django.urls import include, path

from colab.core.notices.views import inbox, subscribing

named = [
    path("subscribe/confirm/<str:token>/", subscribing.confirm, name="confirm"),
    path("subscribe/stop/<str:token>/", subscribing.stop, name="stop"),
    path("work/notices/", inbox.notice_list, name="list"),
    path("work/notices/read/", inbox.read_all, name="read_all"),
    path("work/notices/settings/", inbox.preferences, name="preferences"),
    path("work/notices/<slug:key>/", inbox.open_notice, name="open"),
]
urlpatterns = [
    path("subscribe/", subscribing.subscribe, name="subscribe"),
    path("", include((named, "notices"))),
]
