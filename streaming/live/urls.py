"""Below `/<language>/<edition>/`: what a stage's page asks for when its socket does not open."""

from django.urls import URLPattern, URLResolver, path

from streaming.live import views

app_name = "live"
urlpatterns: list[URLPattern | URLResolver] = [
    path("live/<slug:stage>/board.json", views.board_json, name="board"),
    path("live/<slug:stage>/queue.json", views.queue_json, name="queue"),
    path("live/<slug:stage>/messages/", views.say, name="say"),
]
