from django.urls import path

from colab.core.retention import views

app_name = "retention"
urlpatterns = [
    path("work/retention/", views.kind_list, name="list"),
    path("work/retention/accounts/", views.idle_accounts, name="accounts"),
    path("work/retention/erase/", views.erase, name="erase"),
    path("work/retention/kinds/<slug:code>/", views.period, name="period"),
]
