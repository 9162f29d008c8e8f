"""The end of a visit of support: the agent's own account is back."""

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from hijack.views import ReleaseUserView

from symposium.accounts import actions, support
from symposium.lib.addresses import address_of


@require_POST
def end_support(request: HttpRequest) -> HttpResponse:
    """Also after its time is over, and after the person has ended it elsewhere."""
    visit = support.visit_in(request)
    if visit is None:
        return redirect("/")
    kept = request.session.get(support.KEPT, {})
    actions.end_support(visit=visit, at=timezone.now(), address=address_of(request))
    leads_to = kept.pop("leads_to", reverse("accounts:overview"))
    release = ReleaseUserView.as_view(success_url=leads_to)
    response: HttpResponse = release(request)
    request.session.update(kept)
    UserSession.objects.create_from_request(request)
    return response
