from django.urls import path

from colab.core.organisations.views import (
    account,
    accounts_office,
    handover,
    join,
    profile,
    solutions,
    solutions_work,
    team,
)

app_name = "organisations"
urlpatterns = [
    path("solutions/", solutions.solution_list, name="solution_list"),
    path("solutions/<slug:key>/", solutions.solution_detail, name="solution_detail"),
    path("work/team/", team.team_home, name="team"),
    path("work/team/new/", team.new_organisation, name="new"),
    path("work/team/number/", team.number_check, name="number_check"),
    path("work/team/<slug:key>/people/", team.people, name="people"),
    path("work/team/<slug:key>/prefill/", profile.prefill_view, name="prefill"),
    path("work/team/<slug:key>/versions/", profile.versions_view, name="profile_versions"),
    path("join/<str:token>/", join.join, name="join"),
    path("work/solutions/", solutions_work.work_list, name="solution_work_list"),
    path("work/solutions/new/", solutions_work.new_solution, name="solution_new"),
    path("work/account/", account.account, name="account"),
    path("work/account/devices/", account.devices, name="devices"),
    path("accounts/second-factor/", account.second_factor, name="second_factor"),
    path("accounts/enter/<str:token>/", account.enter, name="enter"),
    path("work/accounts/", accounts_office.find, name="accounts"),
    path("work/accounts/<int:pk>/", accounts_office.person, name="account_person"),
    path("work/accounts/<int:pk>/erase/", accounts_office.erase, name="account_erase"),
    path("work/hand-over/", handover.handover_list, name="handover"),
    path("work/hand-over/<int:pk>/", handover.handover_post, name="handover_post"),
]
