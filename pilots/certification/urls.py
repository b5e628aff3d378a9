from django.urls import path

from .views import public, work

app_name = "certification"
urlpatterns = [
    path("certified/", public.certified_list, name="list"),
    path("certified/<slug:code>/", public.certified_detail, name="detail"),
    path("certified/<slug:code>/certificate.pdf", public.certificate, name="certificate"),
    path("verify/", public.verify, name="verify"),
    path("verify/<str:number>/", public.verify_number, name="verify_number"),
    path("work/certifications/", work.work_list, name="work_list"),
    path("work/certifications/new/", work.start, name="start"),
    path("work/opinions/", work.appointments, name="appointments"),
]
