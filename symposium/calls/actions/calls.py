"""Verbs of organizers on a call: its rules, its rubric, its letters, and links for the late."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.calls.delivery import send_letter
from symposium.calls.models import Call, LateLink, Letter, LetterTemplate
from symposium.jury.models import Criterion, Procedure
from symposium.jury.rubrics import usual_criteria
from symposium.lib import after_commit
from symposium.lib.mail import send_words
from symposium.program.models import Track

Changes = Mapping[str, tuple[object, object]]


@transaction.atomic
def save_call(
    *, call: Call, tracks: Sequence[Track], changes: Changes, by: User, at: datetime
) -> Call:
    """Store a call that a form has filled in; a new one gets a jury with the usual criteria."""
    is_new = call.pk is None
    if is_new:
        call.procedure = Procedure.objects.create(
            edition_slug=call.edition.slug, name=str(call.title)[:200]
        )
        Criterion.objects.bulk_create(usual_criteria(call.procedure, call.languages))
    call.save()
    call.tracks.set(tracks)
    _record(call, "call.added" if is_new else "call.changed", by, at, changes)
    return call


@transaction.atomic
def save_procedure(
    *, call: Call, procedure: Procedure, changes: Changes, by: User, at: datetime
) -> Procedure:
    """Change how the call's proposals are judged."""
    procedure.save()
    _record(call, "call.jury_changed", by, at, changes)
    return procedure


@transaction.atomic
def save_criterion(
    *, call: Call, criterion: Criterion, changes: Changes, by: User, at: datetime
) -> Criterion:
    criterion.save()
    _record(call, "call.rubric_changed", by, at, changes)
    return criterion


@transaction.atomic
def remove_criterion(*, call: Call, criterion: Criterion, by: User, at: datetime) -> None:
    """Scores in it stay in the reviews and count no more."""
    name = str(criterion)
    criterion.delete()
    _record(call, "call.rubric_changed", by, at, {"criterion": (name, None)})


@transaction.atomic
def save_template(*, template: LetterTemplate, by: User, at: datetime) -> LetterTemplate:
    """Keep a call's own words for a kind of letter; the form has checked their placeholders."""
    known = LetterTemplate.objects.filter(call=template.call, kind=template.kind).first()
    template.pk = known.pk if known else None
    template.save()
    _record(template.call, "call.letter_changed", by, at, {"letter": (None, template.kind)})
    return template


@transaction.atomic
def drop_template(*, call: Call, kind: str, by: User, at: datetime) -> None:
    """Go back to our own words."""
    LetterTemplate.objects.filter(call=call, kind=kind).delete()
    _record(call, "call.letter_changed", by, at, {"letter": (kind, None)})


def send_test(*, subject: str, text: str, to: User) -> None:
    """A letter as it would be, to whoever tries it out; nothing is kept."""
    send_words(to=to.email, subject=subject, text=text)


@transaction.atomic
def send_again(*, letter: Letter, by: User, at: datetime) -> None:
    """Try a letter again that could not be sent. One that was sent is left alone."""
    current = Letter.objects.select_for_update().get(pk=letter.pk)
    if current.sent_at is not None or not current.failure:
        return
    current.claimed_at, current.failure = None, ""
    current.save(update_fields=["claimed_at", "failure"])
    after_commit.run_task(send_letter, current.pk)
    record_audit(
        actor=by,
        verb="letter.sent_again",
        target=current,
        at=at,
        edition_slug=current.submission.call.edition.slug,
    )


@transaction.atomic
def make_late_link(*, link: LateLink, by: User, at: datetime) -> LateLink:
    link.made_by, link.made_at = by, at
    link.save()
    changes = {"name": (None, link.name), "until": (None, link.ends_at)}
    _record(link.call, "call.late_link_made", by, at, changes)
    return link


@transaction.atomic
def revoke_late_link(*, link: LateLink, by: User, at: datetime) -> None:
    """The link opens nothing more, and what was begun with it cannot be changed any more."""
    if link.revoked_at is None:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        _record(link.call, "call.late_link_revoked", by, at, {"name": (link.name, None)})


def note_export(*, call: Call, what: str, count: int, by: User, at: datetime) -> None:
    """Write down that somebody has taken a list."""
    _record(call, "call.exported", by, at, {"list": (None, what), "rows": (None, count)})


def _record(call: Call, verb: str, by: User, at: datetime, changes: Changes) -> None:
    record_audit(
        actor=by, verb=verb, target=call, at=at, edition_slug=call.edition.slug, changes=changes
    )
