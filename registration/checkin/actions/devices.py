"""Verbs on devices: make, pair, change, lock out."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from registration.actions.recording import write_down
from registration.checkin import access
from registration.checkin.actions.roll import locked_roll
from registration.checkin.models import Device, Door
from registration.models import CODE_ALPHABET
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

PAIRING_TIME = timedelta(minutes=15)
# 59 bits for a quarter of an hour, at a page with limits: short enough to be typed.
PAIRING_LETTERS = 12
# What a device has said of itself is not written at each of its calls.
SEEN_EVERY = timedelta(seconds=20)


class PairingCodeUnknown(Refusal):
    code = "pairing_code_unknown"
    message = _("This code has been used or has expired. Ask an organizer for a new one.")


@transaction.atomic
def create_device(
    *, edition: Edition, name: str, doors: Sequence[Door], by: User, at: datetime, address: str = ""
) -> tuple[Device, str]:
    """A device and the code that pairs it, which nobody can read again."""
    locked_roll(edition)
    number = edition.devices.aggregate(last=Max("number"))["last"] or 0
    code = _new_code()
    device = Device.objects.create(
        edition=edition,
        name=name,
        number=number + 1,
        pairing_hash=access.hash_of(code),
        pairing_expires_at=at + PAIRING_TIME,
        created_by=by,
        created_at=at,
    )
    device.doors.set(doors)
    write_down("check_in.device_added", device, by=by, at=at, address=address)
    return device, code


@transaction.atomic
def renew_pairing(*, device: Device, by: User, at: datetime, address: str = "") -> str:
    """A new code for a device that was not paired in time, or that has lost its data. What is
    paired now goes on until the new code is used."""
    locked = Device.objects.select_for_update().get(pk=device.pk)
    code = _new_code()
    locked.pairing_hash = access.hash_of(code)
    locked.pairing_expires_at = at + PAIRING_TIME
    locked.save(update_fields=["pairing_hash", "pairing_expires_at"])
    write_down("check_in.pairing_renewed", locked, by=by, at=at, address=address)
    return code


@transaction.atomic
def pair_device(*, edition: Edition, code: str, at: datetime) -> tuple[Device, str]:
    """Turn a code into a device's secret, once. Raises PairingCodeUnknown."""
    letters = "".join(code.upper().split()).replace("-", "")
    waiting = Device.objects.select_for_update().filter(
        edition=edition,
        pairing_hash=access.hash_of(letters),
        pairing_expires_at__gt=at,
        revoked_at=None,
    )
    device = waiting.first()
    if device is None:
        raise PairingCodeUnknown
    secret = secrets.token_urlsafe(32)
    device.secret_hash = access.hash_of(secret)
    device.pairing_hash = ""
    device.pairing_expires_at = None
    device.paired_at = device.last_seen_at = at
    device.save()
    return device, secret


@transaction.atomic
def change_device(
    *, device: Device, name: str, doors: Sequence[Door], by: User, at: datetime, address: str = ""
) -> None:
    """Another name, other doors."""
    before = device.name
    device.name = name
    device.save(update_fields=["name"])
    device.doors.set(doors)
    write_down(
        "check_in.device_changed",
        device,
        by=by,
        at=at,
        address=address,
        changes={"name": (before, device.name)},
    )


@transaction.atomic
def lock_out_device(*, device: Device, by: User, at: datetime, address: str = "") -> None:
    """From now on it is told nothing, and it deletes what it holds when it next calls. Twice is
    once, and there is no way back: a device that was found again is paired anew."""
    locked = Device.objects.select_for_update().get(pk=device.pk)
    if locked.is_revoked:
        return
    locked.revoked_at = at
    locked.pairing_hash = ""
    locked.save(update_fields=["revoked_at", "pairing_hash"])
    write_down("check_in.device_locked_out", locked, by=by, at=at, address=address)


def note_seen(*, device: Device, waiting: int, offset: timedelta | None, at: datetime) -> None:
    """What a device says of itself when it calls."""
    is_recent = device.last_seen_at is not None and at - device.last_seen_at < SEEN_EVERY
    if is_recent and waiting == device.waiting_count:
        return
    device.last_seen_at, device.waiting_count, device.clock_offset = at, waiting, offset
    device.save(update_fields=["last_seen_at", "waiting_count", "clock_offset"])


def _new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _place in range(PAIRING_LETTERS))
