"""Addresses of the pages about sessions."""

from django.urls import include, path

from meetings.views import actions, agenda, brief, home, minutes, notes, room, sessions, states

app_name = "meetings"

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("meetings.views.reminders")),
    path("sessions/", sessions.listing, name="sessions"),
    path("sessions/<uuid:pk>/", sessions.session, name="session"),
    path("sessions/<uuid:pk>/notes/", notes.session, name="note"),
    path("sessions/<uuid:pk>/room/", room.room, name="room"),
    path("sessions/<uuid:pk>/open/", actions.open_it, name="open"),
    path("sessions/<uuid:pk>/unopen/", actions.unopen_it, name="unopen"),
    path("sessions/<uuid:pk>/conclude/", actions.conclude_it, name="conclude"),
    path("sessions/<uuid:pk>/move/", actions.move, name="move"),
    path("sessions/<uuid:pk>/cancel/", actions.cancel, name="cancel"),
    path("sessions/<uuid:pk>/acknowledge/", actions.acknowledge_all, name="acknowledge-all"),
    path("sessions/<uuid:pk>/points/", agenda.add, name="add-point"),
    path("sessions/<uuid:pk>/delegation/", agenda.delegation, name="delegation"),
    path("sessions/<uuid:pk>/minutes/", minutes.make, name="make-minutes"),
    path("points/<uuid:pk>/move/", agenda.move, name="move-point"),
    path("outcomes/<uuid:pk>/acknowledge/", actions.acknowledge_it, name="acknowledge"),
    path("outcomes/<uuid:pk>/withdraw/", room.withdraw, name="withdraw-outcome"),
    path("outcomes/<uuid:pk>/correct/", room.correct, name="correct"),
    path("minutes/<uuid:pk>/", minutes.download, name="minutes"),
    path("programmes/<uuid:programme>/sessions/new/", actions.create, name="call"),
    path("sessions/<uuid:pk>/state/", states.state, name="state"),
    path("sessions/<uuid:pk>/compared/", states.compared, name="compared"),
    path("sessions/<uuid:pk>/brief.pdf", brief.of_review, name="brief"),
    path("sessions/<uuid:pk>/pack.pdf", brief.of_delegation, name="pack"),
    path("briefs/programmes/<uuid:pk>.pdf", brief.of_programme, name="brief-programme"),
    path("briefs/bodies/<uuid:pk>.pdf", brief.of_body, name="brief-body"),
    path("briefs/agreements/<uuid:pk>.pdf", brief.of_agreement, name="brief-agreement"),
]
