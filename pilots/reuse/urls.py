from django.urls import path

from .views import inquiry, interest, joint, package, recognition

app_name = "reuse"
urlpatterns = [
    path("work/reuse/", interest.interest_list, name="interests"),
    path("work/reuse/want/", interest.interest_view, name="interest"),
    path("work/reuse/want/<slug:key>/", interest.outcome_view, name="outcome"),
    path("work/reuse/copy/paper/", recognition.paper_view, name="paper"),
    path("work/reuse/copy/<slug:code>/", recognition.recognise_view, name="recognise"),
    path("work/reuse/inquiries/", inquiry.inquiry_list, name="inquiries"),
    path("work/reuse/inquiries/new/<slug:contract>/", inquiry.ask_view, name="ask"),
    path("work/reuse/inquiries/<slug:key>/", inquiry.inquiry_view, name="inquiry"),
    path("work/reuse/packages/receive/", package.receive_view, name="receive"),
    path("work/reuse/packages/<slug:key>/", package.received_view, name="received"),
    path("work/reuse/package/<slug:code>.zip", package.package_view, name="package"),
    path("work/reuse/package/<slug:code>/release/", package.release_view, name="release"),
    path("work/reuse/joint/", joint.joint_list, name="joint_list"),
    path("work/reuse/joint/new/", joint.joint_new, name="joint_new"),
    path("work/reuse/joint/<slug:key>/", joint.joint_detail, name="joint_detail"),
    path("work/reuse/joint/<slug:key>/join/", joint.joint_join, name="joint_join"),
    path("work/reuse/joint/<slug:key>/terms/", joint.joint_terms, name="joint_terms"),
]
