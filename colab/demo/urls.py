from django.conf import settings
from django.urls import path

from colab.demo.views.chooser import chooser

app_name = "demo"
urlpatterns = [path("demo/", chooser, name="chooser")] if settings.DEMO_MODE else []
