from django.urls import URLPattern, URLResolver, path

from streaming.audience.views import beacon, organize

app_name = "audience"
urlpatterns: list[URLPattern | URLResolver] = [
    path("live/<slug:stage>/beat/", beacon.beat, name="beat"),
    path("organize/audience/", organize.audience, name="audience"),
    path("organize/audience/now.json", organize.now_json, name="now"),
    path("organize/audience/sessions.csv", organize.sessions_csv, name="sessions_csv"),
    path("organize/audience/figures/", organize.note_figure, name="note_figure"),
    path(
        "organize/audience/figures/<int:figure_id>/remove/",
        organize.remove_figure,
        name="remove_figure",
    ),
]
