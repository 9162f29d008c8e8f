"""Organizers help somebody: using the pages in their name, or taking lost factors away."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from hijack.views import AcquireUserView

from registration import access
from symposium.accounts import actions, support
from symposium.accounts.forms.support import ReasonForm, ResetForm
from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.access import requires
from symposium.program.models import Edition


class _Acquire(AcquireUserView):  # type: ignore[misc]  # hijack has no types
    """Hijack's exchange of one signed-in person for another; access has decided before."""

    person: User | None = None

    def test_func(self) -> bool:
        return self.person is not None

    def get_object(self, queryset: object = None) -> User | None:
        return self.person


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.SUPPORT)
@limited("support", by_address="60/h", by_account="30/h")
def begin(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Ask for the reason, then go on as the person, on their own page."""
    registration, person = access.get_person_to_support_for(request.user, edition, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        context = {"registration": registration, "person": person, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "registration/support/begin.html", context, status=status)
    visit = actions.begin_support(
        agent=actor(request),
        person=person,
        edition_slug=edition.slug,
        reason=form.cleaned_data["reason"],
        at=timezone.now(),
        address=address_of(request),
    )
    kept = {key: request.session[key] for key in support.KEPT_KEYS if key in request.session}
    kept["leads_to"] = reverse("registration:detail", args=[edition.slug, pk])
    own_page = reverse("registration:me", args=[edition.slug])
    answer: HttpResponse = _Acquire.as_view(person=person, success_url=own_page)(request)
    request.session[support.VISIT] = visit.pk
    request.session[support.KEPT] = kept
    UserSession.objects.create_from_request(request)
    UserSession.objects.filter(session_key=request.session.session_key).update(
        data={"support": visit.pk}
    )
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.SUPPORT)
@limited("factors.reset", by_address="30/h", by_account="20/h")
def reset(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Take somebody's lost passkeys, app and recovery codes away, once it is known who asks."""
    registration, person = access.get_person_to_support_for(request.user, edition, pk)
    form = ResetForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        context = {"registration": registration, "person": person, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "registration/support/reset.html", context, status=status)
    actions.reset_factors(
        person=person,
        by=actor(request),
        edition_slug=edition.slug,
        reason=form.cleaned_data["reason"],
        at=timezone.now(),
        address=address_of(request),
    )
    messages.success(request, _("The second lock is gone, and the person has been told."))
    return redirect("registration:detail", edition.slug, pk)
