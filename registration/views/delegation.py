"""A head's own pages: the members of the delegation, and what one does with them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import access
from registration.actions import delegations, members
from registration.forms.answering import AnswersForm
from registration.forms.members import MOST_ROWS, ROWS, MemberForm, MemberTable, ReplacementForm
from registration.models import Category, Delegation
from registration.queries import delegations as queries
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

LIMIT = limited("registration.delegation", by_address="600/h", by_account="300/h")


@never_cache
@require_GET
@login_required
def home(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """Leads to the delegation that the person leads."""
    found = access.delegations_led_by(request.user, edition).first()
    if found is None:
        raise Http404(_("You lead no delegation of this edition."))
    return redirect("registration:delegation", edition.slug, found.pk)


@never_cache
@require_GET
@login_required
def delegation(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = access.get_led_delegation(request.user, edition, pk)
    # Whoever has proved the head's address is the head: what nobody else could write.
    delegations.claim_head(delegation=found, user=actor(request))
    rows = queries.members_of(found)
    is_over = edition.is_over(timezone.now())
    coming = sum(row.is_coming for row in rows)
    most = found.most_members
    return render(
        request,
        "registration/delegation/members.html",
        {
            "delegation": found,
            "rows": rows,
            "coming": coming,
            "lacking": sum(bool(row.lacks) for row in rows),
            "left": None if most is None else max(0, most - coming),
            "others": access.delegations_led_by(request.user, edition).exclude(pk=pk),
            "may_change": not is_over,
            "is_over": is_over,
            # Organizers change members as well; passports are typed by the head alone.
            "speaks_for": found.head_id == actor(request).pk,
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@LIMIT
def add(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Many at once, in a table; rows without a name are left out."""
    found = access.get_led_delegation(request.user, edition, pk)
    options: Any = {"delegation": found, "categories": _categories(found)}
    if "more" in request.POST:
        table = MemberTable(_with_more_rows(request, **options), form_kwargs=options)
        # Only what is written is wanted back, not what is wrong with it so far.
        context = {"delegation": found, "table": table, "hides_errors": True}
        return render(request, "registration/delegation/add.html", context)
    table = MemberTable(request.POST if request.method == "POST" else None, form_kwargs=options)
    refusal = ""
    if request.method == "POST" and table.is_valid():
        wanted = table.members()
        try:
            if not wanted:
                raise NobodyWritten
            added = members.add_members(
                delegation=found, members=wanted, by=actor(request), at=timezone.now()
            )
        except Refusal as error:
            refusal = str(error)
        else:
            text = ngettext(
                "%(count)d member is registered.", "%(count)d members are registered.", len(added)
            )
            messages.success(request, text % {"count": len(added)})
            return redirect("registration:delegation", edition.slug, pk)
    return render(
        request,
        "registration/delegation/add.html",
        {"delegation": found, "table": table, "refusal": refusal},
        status=422 if request.method == "POST" else 200,
    )


class NobodyWritten(Refusal):
    code = "nobody_written"
    message = _("Write at least one name.")


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@LIMIT
def change(request: HttpRequest, edition: Edition, pk: int, member: int) -> HttpResponse:
    def act(form: MemberForm) -> str:
        members.change_member(
            registration=registration, member=form.member(), by=actor(request), at=timezone.now()
        )
        return _("The member has been changed.")

    registration = access.get_member_of(request.user, edition, pk, member)
    return _one_form(request, edition, pk, member, MemberForm, "change", act)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@LIMIT
def replace(request: HttpRequest, edition: Edition, pk: int, member: int) -> HttpResponse:
    """Somebody else in the same seat, or at the same place in line."""

    def act(form: MemberForm) -> str:
        members.replace_member(
            registration=registration, member=form.member(), by=actor(request), at=timezone.now()
        )
        return _("The new member has the seat.")

    registration = access.get_member_of(request.user, edition, pk, member)
    return _one_form(request, edition, pk, member, ReplacementForm, "replace", act)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@LIMIT
def answers(request: HttpRequest, edition: Edition, pk: int, member: int) -> HttpResponse:
    """What the member is asked, as far as somebody else may answer it."""
    registration = access.get_member_of(request.user, edition, pk, member)
    form = AnswersForm(
        request.POST if request.method == "POST" else None, registration=registration
    )
    refusal = ""
    if form.is_valid():
        try:
            members.answer_for_member(
                registration=registration,
                given=form.answers(),
                by=actor(request),
                at=timezone.now(),
            )
            messages.success(request, _("The member has been changed."))
            return redirect("registration:delegation", edition.slug, pk)
        except Refusal as error:
            refusal = str(error)
    context = {
        "delegation": registration.delegation,
        "registration": registration,
        "form": form,
        "refusal": refusal,
    }
    status = 422 if form.errors or refusal else 200
    return render(request, "registration/delegation/answers.html", context, status=status)


@require_POST
@login_required
@LIMIT
def cancel(request: HttpRequest, edition: Edition, pk: int, member: int) -> HttpResponseBase:
    registration = access.get_member_of(request.user, edition, pk, member)
    try:
        members.cancel_member(registration=registration, by=actor(request), at=timezone.now())
        messages.success(request, _("The member has been canceled."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("registration:me", edition.slug)
    return redirect("registration:delegation", edition.slug, pk)


def _one_form(
    request: HttpRequest,
    edition: Edition,
    pk: int,
    member: int,
    form_class: type[MemberForm],
    verb: str,
    act: Callable[[MemberForm], str],
) -> HttpResponse:
    registration = access.get_member_of(request.user, edition, pk, member)
    delegation = registration.delegation
    assert delegation is not None  # noqa: S101 - it was found by it
    form = form_class(
        request.POST if request.method == "POST" else None,
        delegation=delegation,
        categories=_categories(delegation),
        own=registration,
    )
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act(form))
            return redirect("registration:delegation", edition.slug, pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context: dict[str, Any] = {
        "delegation": delegation,
        "registration": registration,
        "form": form,
        "verb": verb,
    }
    status = 422 if form.errors else 200
    return render(request, "registration/delegation/member.html", context, status=status)


def _categories(delegation: Delegation) -> list[Category]:
    """What a head may choose now; those by invitation only are the organizers' to give."""
    rows = delegation.edition.categories.open_at(timezone.now())
    return list(rows.filter(needs_invitation=False))


def _with_more_rows(
    request: HttpRequest, *, delegation: Delegation, categories: list[Category]
) -> Any:
    """What is written, and new rows that offer what the first ones did, so that they count as
    empty as long as nobody writes there."""
    data = request.POST.copy()
    written = data.get("form-TOTAL_FORMS", "")
    rows = min(int(written), MOST_ROWS) if written.isdecimal() else 0
    blank = MemberForm(delegation=delegation, categories=categories)
    for row in range(rows, rows + ROWS):
        for name, field in blank.fields.items():
            data[f"form-{row}-{name}"] = field.initial or ""
    data["form-TOTAL_FORMS"] = str(rows + ROWS)
    return data
