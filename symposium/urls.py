"""All addresses. Pages live under `/<language>/<edition>/`; each app's urls.py names its own."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import JavaScriptCatalog, set_language
from ninja import NinjaAPI

from registration import api as registration_api
from registration.documents.views import verify
from registration.mailings.views import reports
from streaming.audience import api as audience_api
from streaming.broadcast import api as broadcast_api
from streaming.questions import api as questions_api
from symposium.exhibition import api as exhibition_api
from symposium.home.views import public as home_views
from symposium.institutions import api as institutions_api
from symposium.lib import media_files
from symposium.program import api as program_api
from symposium.program.views import embed

api = NinjaAPI(
    title="Symposium",
    version="1",
    description="Public data of the symposium: program, exhibition, questions, audience.",
    urls_namespace="api",
    openapi_url="/openapi.json",
    docs_url=None,
)

api.add_router("/", program_api.router)
api.add_router("/", institutions_api.router)
api.add_router("/", exhibition_api.router)
api.add_router("/", registration_api.router)
api.add_router("/", questions_api.router)
api.add_router("/", broadcast_api.router)
api.add_router("/", audience_api.router)

# Support staff sign in as everybody does, by code, and with the limits of that page.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

EDITION_APPS = [
    "symposium.home.urls",
    "symposium.institutions.urls",
    "symposium.program.urls",
    "symposium.calls.urls",
    "symposium.exhibition.urls",
    "symposium.privacy.urls",
    "registration.urls",
    "registration.documents.urls",
    "registration.checkin.urls",
    "registration.mailings.urls",
    "streaming.broadcast.urls",
    "streaming.questions.urls",
    "streaming.audience.urls",
    "streaming.live.urls",
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("symposium.operations.urls")),
    path("", home_views.front, name="front"),
    path("api/v1/", api.urls),
    path("language/", set_language, name="set_language"),
    path("embed/program.js", embed.script, name="embed_script"),
    path("media/<path:path>", media_files.serve, name="media"),
    path("mail/reports/", reports.report, name="mail_reports"),
    path("support/", admin.site.urls),
    path(".well-known/symposium-keys.json", verify.public_keys, name="public_keys"),
]
if settings.DEMONSTRATION:
    urlpatterns.append(path("demonstration/", include("symposium.demonstration.stream_urls")))

pages: list[URLPattern | URLResolver] = [
    path("", include("symposium.accounts.urls")),
    path("account/data/", include("symposium.privacy.own_urls")),
    path("account/", include("allauth.urls")),
    path("messages.js", JavaScriptCatalog.as_view(domain="djangojs"), name="browser_messages"),
]
if settings.DEMONSTRATION:
    pages.append(path("demonstration/", include("symposium.demonstration.urls")))
pages += [path("<slug:edition>/", include(urls)) for urls in EDITION_APPS]
urlpatterns += i18n_patterns(*pages, prefix_default_language=True)

handler400 = "symposium.operations.views.bad_request"
handler403 = "symposium.operations.views.forbidden"
handler404 = "symposium.operations.views.not_found"
handler500 = "symposium.operations.views.server_error"
