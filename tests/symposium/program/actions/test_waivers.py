import pytest

from symposium.accounts.models import AuditEntry, User
from symposium.program import actions, queries
from symposium.program.models import Edition, Room, Session, Waiver
from symposium.program.planning.findings import Finding
from tests.conftest import NOW


def overlap_in(edition: Edition) -> Finding:
    [finding] = [f for f in queries.findings_of(edition) if f.rule == "room_overlap"]
    return finding


def sign(edition: Edition, by: User, reason: str = "Posters") -> Waiver:
    key = overlap_in(edition).key
    return actions.sign_waiver(edition=edition, key=key, reason=reason, by=by, at=NOW)


def test_a_signature_is_kept_and_shown(edition: Edition, clash: Session, organizer: User) -> None:
    assert overlap_in(edition).stops_publishing
    sign(edition, organizer, "  Posters  ")
    finding = overlap_in(edition)
    assert finding.signature
    assert (finding.reason, finding.signature.name, finding.signature.at) == (
        "Posters",
        "Organizer",
        NOW,
    )
    assert (finding.is_waived, finding.stops_publishing) == (True, False)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.changes["reason"]) == ("waiver.signed", [None, "Posters"])
    assert entry.changes["finding"] == [None, finding.text]


def test_signing_twice_is_one_waiver(edition: Edition, clash: Session, organizer: User) -> None:
    sign(edition, organizer)
    sign(edition, organizer, "Really")
    assert [waiver.reason for waiver in edition.waivers.all()] == ["Really"]


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_is_needed(edition: Edition, clash: Session, organizer: User, reason: str) -> None:
    with pytest.raises(actions.ReasonMissing):
        sign(edition, organizer, reason)
    assert not edition.waivers.exists()


@pytest.mark.parametrize("key", ["", "room_overlap:no:such", "no_such_rule:x", "x" * 1000])
def test_what_no_rule_says_cannot_be_accepted(
    edition: Edition, clash: Session, organizer: User, key: str
) -> None:
    with pytest.raises(actions.FindingSettled):
        actions.sign_waiver(edition=edition, key=key, reason="So", by=organizer, at=NOW)


def test_a_signature_can_be_taken_back(edition: Edition, clash: Session, organizer: User) -> None:
    key = sign(edition, organizer).key
    for _click in range(2):
        actions.revoke_waiver(edition=edition, key=key, by=organizer, at=NOW)
    assert overlap_in(edition).stops_publishing
    assert [entry.verb for entry in AuditEntry.objects.order_by("id")] == [
        "waiver.signed",
        "waiver.revoked",
    ]


def test_who_is_alone_again_loses_the_permission_with_the_signature(
    edition: Edition, opening: Session, clash: Session, second_room: Room, organizer: User
) -> None:
    key = sign(edition, organizer).key
    clash.room = second_room
    clash.save()
    actions.revoke_waiver(edition=edition, key=key, by=organizer, at=NOW)
    assert set(edition.sessions.values_list("overlap_group", flat=True)) == {None}
