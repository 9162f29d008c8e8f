from django.urls import URLPattern, URLResolver, path

from streaming.broadcast.views import organize, public

app_name = "broadcast"

urlpatterns: list[URLPattern | URLResolver] = [
    path("live/", public.stages, name="stages"),
    path("live/<slug:stage>/", public.stage, name="stage"),
    path("organize/stages/", organize.stages, name="organize_stages"),
    path("organize/stages/add/", organize.add, name="organize_add"),
    path("organize/stages/<slug:stage>/", organize.stage, name="organize_stage"),
    path("organize/stages/<slug:stage>/sources/", organize.add_source, name="add_source"),
    path(
        "organize/stages/<slug:stage>/sources/<int:source_id>/<slug:verb>/",
        organize.act_on_source,
        name="act_on_source",
    ),
]
