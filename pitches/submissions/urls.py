from django.urls import path

from . import views

app_name = "submissions"
urlpatterns = [
    path("work/pitches/", views.mine_view, name="mine"),
    path("work/pitches/all/", views.pitch_list_view, name="list"),
    path("work/pitches/of/<slug:challenge>/", views.of_challenge_view, name="of_challenge"),
    path("work/pitches/of/<slug:challenge>/<slug:verb>/", views.bulk_view, name="bulk"),
    path("work/pitches/start/<slug:challenge>/", views.start_view, name="start"),
    path("work/pitches/<slug:key>/edit/", views.edit_view, name="edit"),
    path("work/pitches/<slug:key>/autosave/", views.autosave_view, name="autosave"),
    path("work/pitches/<slug:key>/preview/", views.preview_view, name="preview"),
    path("work/pitches/<slug:key>/hand-in/", views.hand_in_view, name="hand_in"),
    path("work/pitches/<slug:key>/versions/", views.versions_view, name="versions"),
    path("work/pitches/<slug:key>/revisions/", views.revisions_view, name="revisions"),
    path("work/pitches/<slug:key>/receipt/", views.receipt_view, name="receipt"),
    path("work/pitches/<slug:key>/receipt/<int:number>/", views.receipt_view, name="receipt"),
    path("work/pitches/<slug:key>/receipt/<int:number>/pdf/", views.receipt_pdf_view, name="receipt_pdf"),
    path("work/pitches/<slug:key>/receipt/<int:number>/data/", views.receipt_data_view, name="receipt_data"),
    path("self-check/<slug:challenge>/", views.eligibility_view, name="eligibility"),
    path("receipts/check/", views.check_view, name="check"),
]
