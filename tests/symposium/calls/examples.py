"""What the table of permissions needs of calls: the delegate has proposed, the organizer judges."""

from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile

from symposium.accounts.models import User
from symposium.calls import actions, links
from symposium.calls.models import LateLink, Letter, SubmissionFile, SubmissionSpeaker
from symposium.jury.models import Assignment, Criterion, Juror
from symposium.program.models import Edition
from tests.symposium.calls.conftest import fill, make_call


def examples(
    *, edition: Edition, organizer: User, delegate: User, at: datetime
) -> dict[str, dict[str, Any]]:
    """Parameters of addresses by name. The call stays open, and one more is a draft."""
    call = make_call(edition, organizer)
    draft = actions.start_submission(call=call, owner=delegate, at=at)
    sent = fill(draft)
    sent = actions.submit(submission=sent, by=delegate, at=at)
    juror = actions.save_juror(call=call, juror=Juror(), email=organizer.email, by=organizer, at=at)
    actions.assign_reviews(call=call, by=organizer, at=at)
    # Something that its author may still change, beside what the jury has.
    own = fill(actions.start_submission(call=call, owner=delegate, at=at))
    guest = SubmissionSpeaker.objects.create(
        submission=own, name="Guest", email="guest@example.net", position=1
    )
    rows = {}
    for one in (own, sent):
        rows[one.pk] = SubmissionFile(
            submission=one,
            name="plan.pdf",
            media_type="application/pdf",
            byte_count=4,
            sha256=str(one.pk),
            uploaded_at=at,
        )
        rows[one.pk].content.save("plan", ContentFile(b"%PDF"), save=True)
    late = actions.make_late_link(
        link=LateLink(call=call, name="Late", ends_at=at + timedelta(days=365 * 100)),
        by=organizer,
        at=at,
    )
    assignment = Assignment.objects.get()
    criterion = Criterion.objects.filter(procedure=call.procedure).latest("pk")
    letter = Letter.objects.latest("pk")
    common = {"slug": "talks", "code": own.code, "what": "submissions", "kind": "accepted"}
    managed = {"code": sent.code}
    people = {"guid": guest.guid}
    file = {"guid": rows[own.pk].guid}
    return {
        "calls": common,
        "calls:person": people,
        "calls:remove_person": people,
        "calls:invite_again": people,
        "calls:file": file,
        "calls:remove_file": file,
        "calls:invitation": {"token": links.invitation_token(guest)},
        "calls:late": {"token": links.late_token(late)},
        "calls:review": {"guid": assignment.guid},
        "calls:conflict": {"guid": assignment.guid},
        "calls:review_note": {"guid": assignment.guid},
        "calls:review_file": {"guid": assignment.guid, "file_guid": rows[sent.pk].guid},
        "calls:detail": managed,
        "calls:note": managed,
        "calls:organize_withdraw": managed,
        "calls:organize_file": {**managed, "guid": rows[sent.pk].guid},
        "calls:revoke_late_link": {"guid": late.guid},
        "calls:juror": {"pk": juror.pk},
        "calls:release_juror": {"pk": juror.pk},
        "calls:criterion": {"pk": criterion.pk},
        "calls:remove_criterion": {"pk": criterion.pk},
        "calls:send_again": {"pk": letter.pk},
    }
