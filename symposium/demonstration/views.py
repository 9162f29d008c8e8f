"""The demonstration's door: signing in as any role, and the mail that it has "sent"."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from symposium.accounts.models import User
from symposium.accounts.roles import Permission, Role, permissions_of
from symposium.demonstration import mailbox
from symposium.demonstration.steps import accounts
from symposium.demonstration.steps.editions import DEMONSTRATION_SLUG

WITHOUT_PASSWORD = "django.contrib.auth.backends.ModelBackend"  # noqa: S105 - a class


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """A button for each role."""
    _only_in_demonstration()
    known = {
        user.email: user
        for user in User.objects.filter(email__in=[accounts.email_of(r) for r in accounts.ROLES])
    }
    roles = [
        {"value": role.value, "label": role.label, "user": known[accounts.email_of(role)]}
        for role in accounts.ROLES
        if accounts.email_of(role) in known
    ]
    return render(
        request, "demonstration/people.html", {"roles": roles, "home": DEMONSTRATION_SLUG}
    )


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as a role's person and lead to where that role works."""
    _only_in_demonstration()
    role = request.POST.get("role", "")
    if role not in Role.values:
        raise Http404(_("There is no such role."))
    user = get_object_or_404(User, email=accounts.email_of(role), is_staff=False)
    login(request, user, backend=WITHOUT_PASSWORD)
    has_desk = Permission.SEE_DESK in permissions_of({role})
    if Permission.REVIEW in permissions_of({role}) and not has_desk:
        return redirect("calls:reviews", DEMONSTRATION_SLUG)
    return redirect("home:desk" if has_desk else "home:index", DEMONSTRATION_SLUG)


@never_cache
@require_GET
def mail(request: HttpRequest) -> HttpResponse:
    """What would have gone out by mail: codes and confirmations."""
    _only_in_demonstration()
    letters = mailbox.latest(Path(settings.EMAIL_FILE_PATH))
    return render(
        request, "demonstration/mail.html", {"letters": letters, "home": DEMONSTRATION_SLUG}
    )


def _only_in_demonstration() -> None:
    if not settings.DEMONSTRATION:
        raise Http404
