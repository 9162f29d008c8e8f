"""The organizers' pages of findings and rules."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from symposium.lib.http import actor
from symposium.lib.refusals import Refusal
from symposium.program import actions, queries
from symposium.program.forms import FindingsForm, KeyForm, RepairForm, RulesForm, SignForm
from symposium.program.models import Edition
from symposium.program.planning.rules import RULES
from symposium.program.views.guard import organizers

PAGE_SIZE = 100


@require_safe
@organizers()
def findings(request: HttpRequest, edition: Edition) -> HttpResponse:
    everything = queries.shown_findings(edition)
    form = FindingsForm(request.GET or None)
    form.is_valid()
    chosen = getattr(form, "cleaned_data", {})
    found = [finding for finding in everything if _fits(finding, chosen)]
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    groups = [
        {"rule": RULES[name], "severity": severity, "findings": list(together)}
        for (severity, name), together in groupby(page, key=lambda one: (one.severity, one.rule))
    ]
    context = {
        "form": form,
        "page": page,
        "groups": groups,
        "rows": queries.count_by_rule(everything),
        "is_narrowed": any(chosen.values()),
        "back": request.get_full_path(),
    }
    return render(request, "program/organize/findings.html", context)


def _fits(finding: queries.ShownFinding, chosen: dict[str, Any]) -> bool:
    return (
        chosen.get("severity") in (None, "", finding.severity)
        and chosen.get("rule") in (None, "", finding.rule)
        and chosen.get("state") in (None, "", "waived" if finding.is_waived else "open")
    )


@organizers()
def waive(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Sign for a finding. Without a reason the page asks for one again."""
    key = (request.POST or request.GET).get("key", "")[:300]
    finding = queries.finding_in(edition, key)
    if finding is None:
        return _refused(request, edition, actions.FindingSettled())
    form = SignForm(request.POST or None, initial={"key": key, "next": _back(request, edition)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_waiver(
                edition=edition,
                key=key,
                reason=form.cleaned_data["reason"],
                by=actor(request),
                at=timezone.now(),
            )
        except Refusal as refusal:
            return _refused(request, edition, refusal)
        messages.success(request, _("You have signed for it. Your colleagues see your reason."))
        return redirect(_back(request, edition))
    context = {"form": form, "finding": finding, "back": _back(request, edition)}
    return render(request, "program/organize/waive.html", context)


@require_POST
@organizers()
def revoke_waiver(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = KeyForm(request.POST)
    if form.is_valid():
        actions.revoke_waiver(
            edition=edition, key=form.cleaned_data["key"], by=actor(request), at=timezone.now()
        )
        messages.success(request, _("The signature is taken back: the finding is open again."))
    return redirect(_back(request, edition))


@require_POST
@organizers()
def repair(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = RepairForm(request.POST)
    if not form.is_valid():
        return _refused(request, edition, actions.FindingSettled())
    chosen = form.cleaned_data
    try:
        session = actions.repair_finding(
            edition=edition,
            key=chosen["key"],
            mark=chosen["mark"],
            index=chosen["index"],
            by=actor(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        return _refused(request, edition, refusal)
    messages.success(request, _("“%(title)s” is changed.") % {"title": session})
    return redirect(_back(request, edition))


@organizers()
def rules(request: HttpRequest, edition: Edition) -> HttpResponse:
    options = queries.rule_options(edition)
    mark = queries.rules_mark(options)
    form = RulesForm(request.POST or None, options=options, seen=mark)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_rules(
                edition=edition,
                options=form.options(),
                seen=form.cleaned_data["seen"],
                by=actor(request),
                at=timezone.now(),
            )
        except actions.RulesChanged as refusal:
            # What was typed stays; saved once more, it overwrites, knowingly.
            form.data = {**request.POST.dict(), "seen": mark}
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The rules are saved."))
            return redirect("program:rules", edition.slug)
    return render(request, "program/organize/rules.html", {"form": form})


def _back(request: HttpRequest, edition: Edition) -> str:
    """Where the button stood."""
    back = (request.POST or request.GET).get("next", "")[:2000]
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return back if ours else reverse("program:findings", args=[edition.slug])


def _refused(request: HttpRequest, edition: Edition, refusal: Refusal) -> HttpResponse:
    messages.error(request, str(refusal))
    return redirect(_back(request, edition))
