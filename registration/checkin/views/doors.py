"""Organizers: doors and devices, made and changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import qr
from registration.checkin import access, actions, queries
from registration.checkin.forms import DeviceForm, DoorForm
from registration.checkin.models import Device, Door
from symposium.accounts.roles import Permission
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition


@never_cache
@require_GET
@requires(Permission.EDIT_REGISTRATIONS)
def devices(request: HttpRequest, edition: Edition) -> HttpResponse:
    rows = queries.devices_with_counts(edition)
    return render(request, "checkin/devices.html", {"devices": rows, "at": timezone.now()})


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def add_device(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The answer to the form shows the pairing code, once: it is stored nowhere."""
    form = DeviceForm(request.POST or None, edition=edition)
    if not form.is_valid():
        return _form_page(request, form, _("New device"), "checkin:devices")
    device, code = actions.create_device(
        edition=edition,
        name=form.cleaned_data["name"],
        doors=list(form.cleaned_data["doors"]),
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )
    return _pairing_page(request, edition, device, code)


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def device(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    row = access.get_device_for(request.user, edition, pk)
    form = DeviceForm(request.POST or None, edition=edition, instance=row)
    if not form.is_valid():
        return _form_page(request, form, str(row), "checkin:devices")
    row.refresh_from_db()  # the form has written into it already
    actions.change_device(
        device=row,
        name=form.cleaned_data["name"],
        doors=list(form.cleaned_data["doors"]),
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )
    messages.success(request, _("The device has been changed."))
    return redirect("checkin:devices", edition.slug)


@never_cache
@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def renew(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    row = access.get_device_for(request.user, edition, pk)
    if row.is_revoked:
        messages.error(request, _("This device is locked out. Add it as a new one."))
        return redirect("checkin:devices", edition.slug)
    code = actions.renew_pairing(
        device=row, by=actor(request), at=timezone.now(), address=address_of(request)
    )
    return _pairing_page(request, edition, row, code)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def lock_out(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    row = access.get_device_for(request.user, edition, pk)
    actions.lock_out_device(
        device=row, by=actor(request), at=timezone.now(), address=address_of(request)
    )
    messages.success(
        request, _("The device is locked out. It deletes what it holds when it next calls.")
    )
    return redirect("checkin:devices", edition.slug)


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def add_door(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = DoorForm(request.POST or None, edition=edition)
    return _save_door(request, edition, form, _("New door"))


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def door(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    row = access.get_door_for(request.user, edition, pk)
    form = DoorForm(request.POST or None, edition=edition, instance=row)
    return _save_door(request, edition, form, str(row))


def _save_door(request: HttpRequest, edition: Edition, form: DoorForm, title: str) -> HttpResponse:
    if not form.is_valid():
        return _form_page(request, form, title, "checkin:overview")
    row: Door = form.save(commit=False)
    actions.save_door(door=row, by=actor(request), at=timezone.now(), address=address_of(request))
    queries.forget(edition)
    messages.success(request, _("The door has been saved."))
    return redirect("checkin:overview", edition.slug)


def _form_page(
    request: HttpRequest, form: DeviceForm | DoorForm, title: str, back: str
) -> HttpResponse:
    return render(
        request,
        "checkin/form.html",
        {"form": form, "form_title": title, "back": back},
        status=422 if form.errors else 200,
    )


def _pairing_page(
    request: HttpRequest, edition: Edition, device: Device, code: str
) -> HttpResponse:
    """The code stands behind a "#", so that no server's log ever has it."""
    page = reverse("checkin:page", args=[edition.slug])
    address = f"{request.build_absolute_uri(page)}#pair={code}"
    groups = " ".join(code[start : start + 4] for start in range(0, len(code), 4))
    return render(
        request,
        "checkin/pairing.html",
        {"device": device, "code": groups, "address": address, "qr": qr.svg(address)},
    )
