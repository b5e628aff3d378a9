from django.conf import settings
from django.urls import path

from colab.demo.views.chooser import chooser
from colab.demo.views.letters import letters

app_name = "demo"
urlpatterns = [path("demo/", chooser, name="chooser"), path("demo/mail/", letters, name="letters")]
if not settings.DEMO_MODE:
    urlpatterns = []
