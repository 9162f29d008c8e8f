from django.urls import URLPattern, URLResolver, path, re_path

from symposium.program.views import exports, public, stars

app_name = "program"
urlpatterns: list[URLPattern | URLResolver] = [
    path("program/", public.day, name="day"),
    re_path(r"^program\.(?P<suffix>ics|xml|json|csv)$", exports.program, name="export"),
    re_path(r"^program/program\.(?P<suffix>ics|xml|json|csv)$", exports.below_program),
    path("program/stars/", stars.merge, name="merge_stars"),
    path("program/sessions/<slug:slug>/", public.session, name="session"),
    path("program/sessions/<slug:slug>.ics", exports.session_calendar, name="session_calendar"),
    path("program/sessions/<slug:slug>/star/", stars.star, name="star"),
]
