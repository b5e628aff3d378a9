from django.urls import path

from . import views

app_name = "judging"
urlpatterns = [
    path("work/judging/", views.mine, name="mine"),
    path("work/judging/<slug:key>/", views.queue, name="queue"),
    path("work/judging/<slug:key>/conflicts/", views.declare, name="declare"),
    path("work/judging/<slug:key>/step-back/", views.step_back, name="step_back"),
    path("work/judging/<slug:key>/pitches/<slug:pitch>/", views.sheet, name="sheet"),
    path("work/judging/<slug:key>/pitches/<slug:pitch>/save/", views.save, name="save"),
    path("work/rounds/<slug:key>/assignment/", views.assignment, name="assignment"),
    path("work/rounds/<slug:key>/assignment/draw/", views.draw, name="draw"),
    path("work/rounds/<slug:key>/assignment/seat/", views.move_seat, name="move_seat"),
    path("work/rounds/<slug:key>/assignment/list.csv", views.assignment_csv, name="assignment_csv"),
    path("work/rounds/<slug:key>/assignment/import/", views.import_seats, name="import_seats"),
    path("work/rounds/<slug:key>/assignment/instance.json", views.instance, name="instance"),
    path("work/rounds/<slug:key>/assignment/relation/", views.note_relation, name="note_relation"),
    path("work/rounds/<slug:key>/blind/", views.blind, name="blind"),
    path("work/rounds/<slug:key>/blind/<slug:pitch>/", views.redact, name="redact"),
    path("work/rounds/<slug:key>/expertise/", views.expertise, name="expertise"),
    path("work/rounds/<slug:key>/expertise/list.csv", views.expertise_csv, name="expertise_csv"),
    path("work/rounds/<slug:key>/paper/", views.paper, name="paper"),
    path("work/rounds/<slug:key>/paper/<slug:member>/", views.paper_declaration, name="paper_declaration"),
    path("work/rounds/<slug:key>/paper/<slug:member>/<slug:pitch>/", views.paper_sheet, name="paper_sheet"),
    path("work/rounds/<slug:key>/remind/", views.remind, name="remind"),
]
