from django.urls import path

from colab.core.readings.views import reading_list

app_name = "readings"
urlpatterns = [path("work/readings/", reading_list, name="list")]
