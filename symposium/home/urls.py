from django.urls import URLPattern, URLResolver, path, re_path

from symposium.home.views import audit, design, desk, editions, public

app_name = "home"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.index, name="index"),
    path("organize/", desk.desk, name="desk"),
    path("organize/edition/", editions.settings, name="edition"),
    path("organize/edition/clone/", editions.clone, name="clone"),
    path("organize/people/", editions.people, name="people"),
    path("organize/people/<int:appointment>/take/", editions.take_role, name="take_role"),
    path("organize/design/", design.components, name="design"),
    path("organize/audit/", audit.audit, name="audit"),
    re_path(
        r"^organize/audit/record\.(?P<suffix>csv|xlsx|json)$", audit.export, name="audit_export"
    ),
]
