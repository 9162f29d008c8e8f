"""Tickets, and the examples that devices at the doors are held to as well."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from registration import qr, tickets
from tests.registration.conftest import Register

CONTRACT = json.loads(
    (Path(__file__).parent.parent / "contracts" / "checkin" / "tickets.json").read_text("utf-8")
)


def _read_with(public_key: bytes, text: str) -> dict[str, Any] | None:
    parts = tickets.parted(text)
    if parts is None:
        return None
    payload, signature = parts
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, payload)
    except InvalidSignature:
        return None
    found = tickets.unpacked(payload)
    assert found is not None
    return {
        "edition": found.edition_id,
        "registration": found.registration_id,
        "category": found.category_id,
        "mode": found.mode,
        "version": found.version,
        "days": [day.isoformat() for day in found.days],
    }


@pytest.mark.parametrize("case", CONTRACT["cases"], ids=lambda case: str(case["name"]))
def test_every_example_is_read_as_agreed(case: dict[str, Any]) -> None:
    assert _read_with(bytes.fromhex(CONTRACT["public_key"]), case["text"]) == case["says"]


@pytest.mark.django_db
def test_a_ticket_comes_back_as_it_was_written(make: Register) -> None:
    registration = make()
    days = [date(2021, 12, 16), date(2021, 12, 14)]
    text = tickets.ticket_text(registration, days)
    assert tickets.read(text) == tickets.Ticket(
        edition_id=registration.edition_id,
        registration_id=registration.pk,
        category_id=registration.category_id,
        mode="on_site",
        version=1,
        days=(date(2021, 12, 14), date(2021, 12, 16)),
    )
    assert tickets.read(text.lower()) == tickets.read(text)


@pytest.mark.django_db
def test_one_changed_letter_makes_it_worthless(make: Register) -> None:
    text = tickets.ticket_text(make())
    # The last letter has two bits that stand for nothing.
    for place in range(len(tickets.PREFIX), len(text) - 1):
        other = "A" if text[place] != "A" else "B"
        assert tickets.read(text[:place] + other + text[place + 1 :]) is None


@pytest.mark.django_db
def test_it_fits_a_code_that_a_badge_has_room_for(make: Register) -> None:
    """49 modules a side: 0.6 mm each on 30 mm, with a quarter of them worn off."""
    text = tickets.ticket_text(make(pk=4_000_000))
    assert len(text) == 142
    assert qr.make(text).version == 8
    assert make().display_name not in text


@pytest.mark.parametrize("text", ["", "SYM1", "SYM1A", "SYM2" + "A" * 138, "K7M2PQ4RSTVWXY", "Ä"])
def test_other_texts_are_no_tickets(text: str) -> None:
    assert tickets.read(text) is None
