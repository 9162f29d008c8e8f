"""Where a provider hands in reports of letters that have not arrived, as whole messages."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from registration.mailings import actions, bounces
from symposium.lib.rate_limits import limited


# A program posts here: the token in its header is what counts.
@csrf_exempt
@require_POST
@limited("mailings.reports", by_address="3000/h")
def report(request: HttpRequest) -> HttpResponse:
    """The body is the message (RFC 822). Without BOUNCES_TOKEN there is no such page; a wrong one
    gets the same answer."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    expected = settings.BOUNCES_TOKEN
    is_known = scheme.lower() == "bearer" and constant_time_compare(token.strip(), expected)
    if not expected or not is_known:
        raise Http404(_("There is no page at this address."))
    found = bounces.reports_in(request.body)
    noted = [actions.record_report(report=one, at=timezone.now()) for one in found]
    return JsonResponse({"reports": len(found), "noted": sum(one is not None for one in noted)})
