from django.urls import URLPattern, URLResolver, path, re_path

from registration.documents.views import own, verify
from registration.documents.views.organize import (
    badges,
    batches,
    certificates,
    issued,
    letters,
    visas,
)

DESK = "organize/registrations/documents/"

app_name = "documents"
urlpatterns: list[URLPattern | URLResolver] = [
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:code>/", verify.verify_code, name="verify_code"),
    path("verify/<str:code>/passport/", verify.compare, name="compare"),
    path("me/documents/<int:pk>/confirmation.pdf", own.confirmation, name="confirmation"),
    path("me/documents/<int:pk>/certificate.pdf", own.certificate, name="certificate"),
    path("me/documents/<int:pk>/visa/", own.visa, name="visa"),
    path("me/documents/<int:pk>/visa/erase/", own.erase, name="erase"),
    path("documents/<str:serial>.pdf", own.file, name="file"),
    path(DESK, issued.overview, name="overview"),
    path(f"{DESK}issue/<int:pk>/<slug:kind>.pdf", issued.issue, name="issue"),
    path(f"{DESK}issued/<str:serial>/revoke/", issued.revoke, name="revoke"),
    path(f"{DESK}visas/", visas.visas, name="visas"),
    path(f"{DESK}visas/issue/", visas.issue_many, name="issue_visas"),
    path(f"{DESK}visas/<int:pk>/", visas.visa, name="visa_request"),
    path(f"{DESK}visas/<int:pk>/issue/", visas.issue, name="issue_visa"),
    path(f"{DESK}badges/", badges.badges, name="badges"),
    path(f"{DESK}badges/<slug:category>/", badges.design, name="design"),
    path(f"{DESK}badges/<slug:category>.pdf", badges.sample, name="design_sample"),
    path(f"{DESK}batches/<uuid:guid>/", batches.batch, name="batch"),
    path(f"{DESK}batches/<uuid:guid>.json", batches.progress, name="batch_progress"),
    path(f"{DESK}batches/<uuid:guid>.pdf", batches.file, name="batch_file"),
    path(f"{DESK}batches/<uuid:guid>/cancel/", batches.cancel, name="cancel_batch"),
    path(f"{DESK}certificates/", certificates.certificates, name="certificates"),
    path(f"{DESK}certificates/issue/", certificates.issue, name="issue_certificates"),
    re_path(
        rf"^{DESK}certificates/threshold/(?P<about>edition|category|workshop)/"
        r"(?P<slug>[-\w]+)/$",
        certificates.rule,
        name="rule",
    ),
    path(f"{DESK}letters/", letters.letters, name="letters"),
    path(f"{DESK}letters/invite/", letters.invite, name="invite"),
    path(f"{DESK}letters/<slug:kind>/<slug:language>/", letters.letter, name="letter"),
    path(f"{DESK}letters/<slug:kind>/<slug:language>.pdf", letters.sample, name="letter_sample"),
]
