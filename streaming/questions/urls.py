"""Below `/<language>/<edition>/`: asking and voting by forms, the ledger, the moderators' page."""

from django.urls import URLPattern, URLResolver, path

from streaming.questions import views

app_name = "questions"
urlpatterns: list[URLPattern | URLResolver] = [
    path("live/<slug:stage>/questions/", views.ledger, name="ledger"),
    path("live/<slug:stage>/questions/ask/", views.ask, name="ask"),
    path("live/<slug:stage>/questions/<str:question>/vote/", views.vote, name="vote"),
    path("live/<slug:stage>/questions/<str:question>/withdraw/", views.withdraw, name="withdraw"),
    path("live/<slug:stage>/projector/", views.projector, name="projector"),
    path("live/<slug:stage>/moderate/", views.moderate, name="moderate"),
    path("live/<slug:stage>/moderate/rules/", views.rules, name="rules"),
    path("live/<slug:stage>/moderate/<str:question>/", views.act, name="act"),
]
