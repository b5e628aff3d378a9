from django.urls import path

from pilots.sponsorship import views

app_name = "sponsorship"
urlpatterns = [
    path("sponsors/", views.offers, name="offers"),
    path("sponsors/<slug:code>/", views.offer, name="offer"),
    path("sponsors/<slug:code>/become/<slug:key>/", views.become, name="become"),
    path("sponsors/<slug:code>/thanks/", views.thanks, name="thanks"),
    path("sponsorship/<slug:key>/", views.own, name="own"),
    path("work/sponsors/", views.sponsor_list, name="list"),
    path("work/sponsors/<slug:code>/offer/", views.edit_offer, name="edit_offer"),
    path("work/sponsors/<slug:code>/levels/new/", views.edit_level, name="new_level"),
    path("work/sponsors/<slug:code>/levels/<slug:key>/", views.edit_level, name="edit_level"),
]
