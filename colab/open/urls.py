from django.urls import path

from colab.open.feeds import calendar
from colab.open.feeds.atom import FEEDS
from colab.open.views import bodies, cases, data, home, ocds, results, robots

app_name = "open"
urlpatterns = [
    path("", home.home, name="home"),
    path("for-bodies/", bodies.for_bodies, name="for_bodies"),
    path("results/", results.results, name="results"),
    path("cases/", cases.case_list, name="cases"),
    path("cases/<slug:code>/", cases.case, name="case"),
    path("data/", data.data, name="data"),
    path("feeds/calendar.ics", calendar.calendar, name="calendar"),
    *[path(f"feeds/{name}.atom", feed(), name=f"feed_{name}") for name, feed in FEEDS.items()],
]
plain_urlpatterns = [
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("data/checkpoints.json", data.checkpoints, name="checkpoints"),
    path("data/cases/<slug:code>.json", cases.case_file, name="case_file"),
    path("data/verify/case.py", cases.verifier, name="verifier"),
    path("data/ocds.json", ocds.releases, name="ocds"),
    path("data/ocds.zip", ocds.tables, name="ocds_tables"),
    path("data/ocds/records.json", ocds.records, name="ocds_records"),
    path("data/ocds/records/<slug:code>.json", ocds.record_of, name="ocds_record"),
    path("data/ocds/<slug:code>.json", ocds.release_of, name="ocds_case"),
]
