from django.urls import path

from .views import budget, papers, public, work

app_name = "procurement"
urlpatterns = [
    path("contracts/", public.notice_list, name="list"),
    path("contracts/<slug:key>/", public.detail, name="detail"),
    path("work/purchases/", work.work_list, name="work_list"),
    path("work/budget-calendar/", budget.budget_calendar, name="budget"),
    path("work/purchases/new/", work.start, name="start"),
    path("work/purchases/<slug:key>/papers/", papers.the_set, name="papers"),
    path("work/purchases/<slug:key>/papers/<slug:slug>.<slug:form>", papers.paper, name="paper"),
]
