from django.urls import include, path

from colab.core.notices.views import bounces, following, inbox, mailings, subscribing, thread

named = [
    path("subscribe/confirm/<str:token>/", subscribing.confirm, name="confirm"),
    path("subscribe/stop/<str:token>/", subscribing.stop, name="stop"),
    path("subscribe/stop-kind/<str:token>/", subscribing.stop_kind, name="stop_kind"),
    path("work/follow/<slug:machine>/<slug:key>/", following.following, name="follow"),
    path("work/notices/", inbox.notice_list, name="list"),
    path("work/notices/read/", inbox.read_all, name="read_all"),
    path("work/notices/settings/", inbox.preferences, name="preferences"),
    path("work/notices/undelivered/", bounces.bounce_list, name="bounces"),
    path("work/notices/undelivered/<slug:key>/", bounces.look_after, name="look_after"),
    path("work/letters/", mailings.mailing_list, name="mailings"),
    path("work/letters/to/<slug:audience>/", mailings.new_mailing, name="new_mailing"),
    path("work/letters/<slug:key>/", mailings.mailing_detail, name="mailing"),
    path("work/letters/<slug:key>/edit/", mailings.edit_mailing, name="edit_mailing"),
    path("work/letters/<slug:key>/send/", mailings.send_mailing, name="send_mailing"),
    path("work/s/<slug:machine>/<slug:key>/thread/", thread.thread, name="thread"),
    path("work/s/<slug:machine>/<slug:key>/thread/meeting/", thread.meeting, name="meeting"),
    path("work/notices/<slug:key>/", inbox.open_notice, name="open"),
]
urlpatterns = [
    path("subscribe/", subscribing.subscribe, name="subscribe"),
    path("", include((named, "notices"))),
]
