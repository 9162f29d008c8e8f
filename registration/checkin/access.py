"""Who gets to a device, door or conflict: organizers by their role, devices by their secret."""

import hashlib

from django.http import Http404
from django.utils.translation import gettext as _

from registration.checkin.models import Conflict, Device, Door
from registration.models import Registration
from symposium.accounts.roles import Permission
from symposium.program import access
from symposium.program.access import Visitor
from symposium.program.models import Edition


def hash_of(secret: str) -> str:
    """What is stored of a secret of 128 bits or more; nobody could try them all."""
    return hashlib.sha256(secret.encode()).hexdigest()


def get_device_by_secret(edition: Edition, secret: str) -> Device | None:
    """The device of an edition that bears this secret, locked out or not; None for strangers."""
    if not secret:
        return None
    devices = Device.objects.filter(edition=edition, secret_hash=hash_of(secret))
    return devices.select_related("edition").first()


def get_device_for(user: Visitor, edition: Edition, pk: int) -> Device:
    """A device, for those who may change registrations; Http404 for others."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    found = Device.objects.filter(edition=edition, pk=pk).first()
    if found is None:
        raise Http404(_("There is no device at this address."))
    return found


def get_door_for(user: Visitor, edition: Edition, pk: int) -> Door:
    """A door, for those who may change registrations; Http404 for others."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    found = Door.objects.filter(edition=edition, pk=pk).select_related("session__room").first()
    if found is None:
        raise Http404(_("There is no door at this address."))
    return found


def get_conflict_for(user: Visitor, edition: Edition, pk: int) -> Conflict:
    """A conflict, for those who check people in; Http404 for others."""
    access.require(user, edition, Permission.CHECK_IN)
    found = Conflict.objects.filter(edition=edition, pk=pk).first()
    if found is None:
        raise Http404(_("There is no conflict at this address."))
    return found


def get_ticket_holder_for(user: Visitor, edition: Edition, pk: int) -> Registration:
    """A registration whose ticket is to be replaced, for those who may change registrations."""
    access.require(user, edition, Permission.EDIT_REGISTRATIONS)
    found = Registration.objects.filter(edition=edition, pk=pk).first()
    if found is None:
        raise Http404(_("There is no registration at this address."))
    return found
