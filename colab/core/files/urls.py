from django.urls import path

from colab.core.files.views import FileView

app_name = "files"
urlpatterns = []
plain_urlpatterns = [
    path("files/<slug:key>/", FileView.as_view(), name="file_by_key"),
    path("files/<slug:key>/<str:name>", FileView.as_view(), name="file"),
]
