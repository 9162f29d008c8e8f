from django.urls import URLPattern, URLResolver, path

from symposium.privacy.views import notices, retention

app_name = "privacy"
urlpatterns: list[URLPattern | URLResolver] = [
    path("privacy/", notices.notice, name="notice"),
    path("privacy/<int:number>/", notices.notice, name="version"),
    path("organize/privacy/", notices.notices, name="notices"),
    path("organize/privacy/retention/", retention.retention, name="retention"),
    path("organize/privacy/retention/trial/", retention.try_out, name="try_out"),
    path("organize/privacy/retention/<int:pk>/", retention.report, name="report"),
]
