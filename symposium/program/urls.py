from django.urls import URLPattern, URLResolver, path, re_path

from symposium.program.views import editor, exports, organize, places, public, publishing, stars

app_name = "program"
urlpatterns: list[URLPattern | URLResolver] = [
    path("program/", public.day, name="day"),
    re_path(r"^program\.(?P<suffix>ics|xml|json|csv)$", exports.program, name="export"),
    re_path(r"^program/program\.(?P<suffix>ics|xml|json|csv)$", exports.below_program),
    path("program/stars/", stars.merge, name="merge_stars"),
    path("program/sessions/<slug:slug>/", public.session, name="session"),
    path("program/sessions/<slug:slug>.ics", exports.session_calendar, name="session_calendar"),
    path("program/sessions/<slug:slug>/star/", stars.star, name="star"),
    path("organize/program/", organize.table, name="organize"),
    path("organize/program/grid/", organize.grid, name="organize_grid"),
    path("organize/program/editor/data.json", editor.data, name="editor_data"),
    path("organize/program/editor/sessions/", editor.create, name="editor_create"),
    path("organize/program/editor/sessions/<uuid:guid>/", editor.save, name="editor_save"),
    path("organize/program/editor/sessions/<uuid:guid>.json", editor.one, name="editor_session"),
    path(
        "organize/program/editor/sessions/<uuid:guid>/delete/",
        editor.delete,
        name="editor_delete",
    ),
    path("organize/program/editor/bulk/", editor.bulk, name="editor_bulk"),
    path("organize/program/publish/", publishing.publish, name="publish"),
    path("organize/program/releases/", publishing.releases, name="releases"),
    path("organize/program/sessions/new/", organize.add, name="organize_add"),
    path("organize/program/sessions/<slug:slug>/", organize.edit, name="organize_session"),
    path("organize/program/sessions/<slug:slug>/move/", organize.move, name="organize_move"),
    path(
        "organize/program/sessions/<slug:slug>/unschedule/", organize.unschedule, name="unschedule"
    ),
    path("organize/program/sessions/<slug:slug>/delete/", organize.delete, name="organize_delete"),
    path("organize/program/rooms/", places.rooms, name="rooms"),
    path("organize/program/rooms/new/", places.room, name="add_room"),
    path("organize/program/rooms/<slug:slug>/", places.room, name="room"),
    path("organize/program/rooms/<slug:slug>/delete/", places.delete_room, name="delete_room"),
    path("organize/program/tracks/", places.tracks, name="tracks"),
    path("organize/program/tracks/new/", places.track, name="add_track"),
    path("organize/program/tracks/<slug:slug>/", places.track, name="track"),
    path("organize/program/tracks/<slug:slug>/delete/", places.delete_track, name="delete_track"),
    path("organize/program/speakers/", places.speakers, name="speakers"),
    path("organize/program/speakers/new/", places.speaker, name="add_speaker"),
    path("organize/program/speakers/suggest/", places.suggest_speakers, name="suggest_speakers"),
    path("organize/program/speakers/<uuid:guid>/", places.speaker, name="speaker"),
    path(
        "organize/program/speakers/<uuid:guid>/delete/",
        places.delete_speaker,
        name="delete_speaker",
    ),
]
