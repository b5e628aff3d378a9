from django.urls import path

from pilots.trials.views import files, propose, public, work

app_name = "trials"
urlpatterns = [
    path("pilots/", public.pilot_list, name="list"),
    path("pilots/<slug:code>/", public.pilot_detail, name="detail"),
    path("work/pilots/", work.pilot_list, name="work_list"),
    path("work/pilots/new/", propose.propose_view, name="propose"),
    path("work/pilots/<slug:key>/readings.<slug:form>", files.readings_template, name="template_data"),
    path("work/pilots/<slug:key>/papers/<slug:slug>.<slug:form>", files.paper, name="paper_data"),
]
