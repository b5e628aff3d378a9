"""The style guide's address."""

from django.urls import path

from colab.core.ui import views

app_name = "ui"
urlpatterns = [path("style-guide/", views.style_guide, name="style_guide")]
