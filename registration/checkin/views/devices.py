"""What devices ask: to be paired, for what they hold, to take what they recorded."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from registration.checkin import actions, queries
from registration.checkin.forms import Batch, read_batch
from registration.checkin.models import Device, Scan
from registration.checkin.views.guard import answers, for_devices
from symposium.lib.json_bodies import BadBody, read_object
from symposium.lib.rate_limits import is_past_limit
from symposium.program.models import Edition

MOST_BYTES = 900 * 1024
MOST_BYTES_OF_A_CODE = 1024


@csrf_exempt
@require_POST
def pair(request: HttpRequest, edition: Edition) -> HttpResponse:
    """A pairing code becomes a secret, once."""
    if is_past_limit(request, "checkin.pair", by_address="30/h"):
        return answers({"message": _("Too many attempts. Try again in an hour.")}, 429)
    try:
        code = read_object(request.body, most_bytes=MOST_BYTES_OF_A_CODE).get("code")
        device, secret = actions.pair_device(edition=edition, code=str(code), at=timezone.now())
    except (BadBody, actions.PairingCodeUnknown) as refusal:
        return answers({"code": refusal.code, "message": str(refusal)}, 422)
    return answers({"secret": secret, "device": {"number": device.number, "name": device.name}})


@require_safe
@for_devices()
def data(request: HttpRequest, device: Device) -> HttpResponse:
    """Edition, doors, categories and keys, and which pages of people there are."""
    return answers(
        {
            **queries.setup(device),
            "setup": queries.setup_digest(device),
            "people": queries.digests(device.edition),
            "now": _milliseconds(),
        }
    )


@require_safe
@for_devices()
def people(request: HttpRequest, device: Device, number: int) -> HttpResponse:
    return answers(queries.people_page(device.edition, number))


@require_POST
@for_devices(even_locked_out=True)
def sync(request: HttpRequest, device: Device) -> HttpResponse:
    """Take a batch, and tell what has happened since. Of a device that is locked out the batch is
    kept apart, for nothing recorded shall be lost, and it is told nothing."""
    at = timezone.now()
    try:
        batch = read_batch(read_object(request.body, most_bytes=MOST_BYTES), at=at)
    except BadBody as refusal:
        return answers({"code": refusal.code, "message": str(refusal)}, 422)
    taken = _take(device, batch)
    if device.is_revoked:
        return answers({"code": "locked_out", "accepted": taken["accepted"]}, 410)
    actions.note_seen(
        device=device,
        waiting=max(0, batch.waiting - len(taken["accepted"])),
        offset=batch.offset,
        at=at,
    )
    changes = queries.changes_since(device.edition, batch.since, at=at)
    return answers(
        {
            **taken,
            "now": _milliseconds(),
            "position": changes.position,
            "more": not changes.is_all,
            "scans": changes.scans,
            "conflicts": changes.conflicts,
            "people": queries.digests(device.edition),
            "setup": queries.setup_digest(device),
        }
    )


def _take(device: Device, batch: Batch) -> dict[str, Any]:
    at = timezone.now()
    walk_ins = []
    if not device.is_revoked:
        walk_ins = [
            actions.register_walk_in(device=device, report=one, at=at) for one in batch.walk_ins
        ]
        actions.record_prints(device=device, reports=batch.prints)
    scans = actions.record_scans(device=device, reports=batch.scans, at=at)
    if walk_ins:
        queries.forget(device.edition)
    taken = {str(one.guid) for one in batch.walk_ins} | {str(one.guid) for one in batch.prints}
    recorded = {str(one.guid) for one in scans}
    left = [str(one.guid) for one in batch.scans if str(one.guid) not in recorded]
    return {
        "accepted": sorted(taken | recorded),
        "unreadable": [*batch.unreadable, *left],
        "verdicts": {str(one.guid): _verdict(one) for one in scans},
        "walk_ins": {
            str(one.guid): [one.registration_id, one.registration.state]
            for one in walk_ins
            if one.registration
        },
    }


def _verdict(scan: Scan) -> list[Any]:
    return [scan.verdict, int(scan.is_through), scan.registration_id]


def _milliseconds() -> int:
    return round(timezone.now().timestamp() * 1000)
