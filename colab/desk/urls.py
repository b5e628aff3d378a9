from django.urls import path

from colab.desk.views.home import home

app_name = "desk"
urlpatterns = [path("work/", home, name="home")]
