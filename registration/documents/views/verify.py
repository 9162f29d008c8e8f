"""For strangers: is this paper genuine and valid? And the keys with which to check it alone."""

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration.documents import facts, statements
from registration.documents.codes import serial_in
from registration.documents.forms import CodeForm, PassportCheckForm
from registration.documents.models import IssuedDocument, VisaRequest
from symposium.lib import keys, signatures
from symposium.lib.rate_limits import limited
from symposium.program.models import Edition


@never_cache
@require_http_methods(["GET", "POST"])
@limited("documents.verify", by_address="60/m")
def verify(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """Typing a code, or scanning it with nothing but this page."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("documents:verify_code", edition.slug, form.cleaned_data["code"])
    status = 422 if form.is_bound else 200
    return render(request, "documents/verify.html", {"form": form, **_keys()}, status=status)


@never_cache
@require_GET
@limited("documents.verify", by_address="60/m", methods=("GET",))
def verify_code(request: HttpRequest, edition: Edition, code: str) -> HttpResponseBase:
    """Valid, revoked or unknown. Codes are unique over all editions."""
    serial = serial_in(code)
    document = _document(serial)
    context = _verdict(document) | {"code": document.code if document else code[:40], **_keys()}
    if document is not None and _can_compare(document):
        context["passport_form"] = PassportCheckForm()
    return render(request, "documents/verdict.html", context, status=200 if document else 404)


@never_cache
@require_POST
@limited("documents.compare", by_address="20/h")
def compare(request: HttpRequest, edition: Edition, code: str) -> HttpResponseBase:
    """Whether a visa letter was issued for the passport that somebody reads on it."""
    document = _document(serial_in(code))
    form = PassportCheckForm(request.POST)
    context = _verdict(document) | {"code": code[:40], **_keys()}
    if document is None or not _can_compare(document):
        return render(request, "documents/verdict.html", context, status=404)
    context |= {"code": document.code, "passport_form": form}
    if not form.is_valid():
        return render(request, "documents/verdict.html", context, status=422)
    visa = VisaRequest.objects.get(registration=document.registration_id)
    stated = document.facts["facts"][facts.PASSPORT]
    context["is_same_passport"] = facts.commitment_of(visa.passport, form.told()) == stated
    return render(request, "documents/verdict.html", context)


@require_GET
def public_keys(request: HttpRequest) -> JsonResponse:
    """All keys whose signatures count, as a JSON Web Key Set (RFC 7517, RFC 8037)."""
    response = JsonResponse(_key_set())
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=3600"
    return response


def _document(serial: str) -> IssuedDocument | None:
    rows = IssuedDocument.objects.filter(serial=serial, edition__is_published=True)
    return rows.select_related("edition").first() if serial else None


def _verdict(document: IssuedDocument | None) -> dict[str, object]:
    if document is None:
        return {"verdict": "unknown"}
    if not statements.is_genuine(document):
        return {"verdict": "broken"}
    return {
        "verdict": "valid" if document.is_valid else "revoked",
        "document": document,
        "is_replaced": document.revocation_reason == "replaced",
        "stated": facts.labeled(document.facts["facts"]),
    }


def _can_compare(document: IssuedDocument) -> bool:
    if document.kind != IssuedDocument.Kind.VISA_LETTER or not document.is_valid:
        return False
    visas = VisaRequest.objects.filter(registration=document.registration_id, erased_at=None)
    return visas.exclude(passport__isnull=True).exists()


def _keys() -> dict[str, object]:
    """What the page needs to check a QR code without a network."""
    return {
        "key_set": _key_set(),
        "fact_labels": {name: str(label) for name, label in facts.LABELS.items()},
        "kind_labels": {kind.value: str(kind.label) for kind in IssuedDocument.Kind},
    }


def _key_set() -> dict[str, object]:
    return {
        "keys": [
            {"kty": "OKP", "crv": "Ed25519", "kid": name, "x": keys.written(key), "use": "sig"}
            for name, key in signatures.public_keys().items()
        ]
    }
