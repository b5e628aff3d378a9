from django.urls import path

from .views import credentials, keys, public, work

app_name = "certification"
urlpatterns = [
    path("certified/", public.certified_list, name="list"),
    path("certified/<slug:code>/", public.certified_detail, name="detail"),
    path("certified/<slug:code>/certificate.pdf", public.certificate, name="certificate"),
    path("verify/", public.verify, name="verify"),
    path("verify/<str:number>/", public.verify_number, name="verify_number"),
    path("issuers/", keys.history, name="issuers"),
    path("work/issuer-keys/", keys.work_keys, name="keys"),
    path("work/certifications/", work.work_list, name="work_list"),
    path("work/certifications/new/", work.start, name="start"),
    path("work/opinions/", work.appointments, name="appointments"),
]
plain_urlpatterns = [
    path("certified/<slug:code>/credential.json", credentials.credential, name="credential"),
    path("issuers/<slug:number>.json", credentials.issuer, name="issuer"),
    path("issuers/<slug:number>/<slug:purpose>.json", credentials.status_list, name="status_list"),
    path("verify/certificate.py", credentials.script, name="script"),
]
