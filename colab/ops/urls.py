from django.urls import path

from colab.ops import health, views
from colab.ops.metrics.views import metrics

app_name = "ops"
urlpatterns = [path("work/operations/", views.operations, name="operations")]
plain_urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("metrics", metrics, name="metrics"),
]
