from django.urls import path

from colab.core.files.pages import page
from colab.core.files.uploading import BeginView, PartView
from colab.core.files.views import FileView

app_name = "files"
urlpatterns = []
plain_urlpatterns = [
    path("files/uploads/", BeginView.as_view(), name="uploads"),
    path("files/uploads/<slug:token>/", PartView.as_view(), name="upload"),
    path("files/<slug:key>/", FileView.as_view(), name="file_by_key"),
    path("files/<slug:key>/pages/<int:number>.webp", page, name="page"),
    path("files/<slug:key>/<str:name>", FileView.as_view(), name="file"),
]
