from django.urls import path

from colab.core.content.views.pictures import picture
from colab.core.content.views.plain import plain_page

SLUGS = ("about", "accessibility", "terms", "privacy", "contact")

app_name = "content"
urlpatterns = [path(f"{slug}/", plain_page, {"slug": slug}, name=slug) for slug in SLUGS]
plain_urlpatterns = [path("pictures/<int:pk>-<slug:mark>/<str:name>", picture, name="picture")]
