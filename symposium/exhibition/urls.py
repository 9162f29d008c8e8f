from django.urls import URLPattern, URLResolver, path

from symposium.exhibition.views import organize, public

app_name = "exhibition"
urlpatterns: list[URLPattern | URLResolver] = [
    path("exhibition/", public.index, name="index"),
    path("exhibition/works/", public.works, name="works"),
    path("exhibition/works/<slug:slug>/", public.work, name="work"),
    path("exhibition/institutions/", public.institutions, name="institutions"),
    path("exhibition/institutions/<slug:slug>/", public.institution, name="institution"),
    path("organize/exhibition/", organize.table, name="table"),
    path("organize/exhibition/add/", organize.add, name="add"),
    path("organize/exhibition/works/<slug:slug>/", organize.edit, name="edit"),
    path("organize/exhibition/works/<slug:slug>/media/", organize.upload, name="upload"),
    path(
        "organize/exhibition/works/<slug:slug>/media/<int:medium_id>/remove/",
        organize.remove_medium,
        name="remove_medium",
    ),
    path("organize/exhibition/works/<slug:slug>/select/", organize.select, name="select"),
    path("organize/exhibition/works/<slug:slug>/show/", organize.show, name="show"),
    path("organize/exhibition/works/<slug:slug>/move/", organize.move, name="move"),
]
