"""From submitted proposals to entries of the jury, and who serves in it."""

from datetime import datetime

from django.db import transaction

from symposium.accounts.actions import find_or_create_user
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.calls.actions.states import change_state
from symposium.calls.models import Call, Submission
from symposium.jury import actions as jury
from symposium.jury.models import Entry, Juror
from symposium.program import actions as program


@transaction.atomic
def assign_reviews(*, call: Call, by: User, at: datetime) -> jury.Outcome:
    """Hand all submitted proposals to the jury and assign what is not assigned yet.

    From then on their authors cannot change them. Later ones, such as those of the late, join
    when this is done again.
    """
    Call.objects.select_for_update().get(pk=call.pk)
    undecided = Submission.objects.filter(call=call).undecided()
    for submission in undecided.select_related("entry").prefetch_related(
        "speakers__institution", "speakers__user"
    ):
        _enter(call, submission)
        if submission.state == Submission.State.SUBMITTED:
            change_state(submission, Submission.State.UNDER_REVIEW, by=by, at=at)
    return jury.assign_reviews(
        procedure=call.procedure, by=by, at=at, edition_slug=call.edition.slug
    )


@transaction.atomic
def save_juror(*, call: Call, juror: Juror, email: str, by: User, at: datetime) -> Juror:
    """Take somebody into the call's jury by their e-mail address, and give them the role by which
    they find their desk. Somebody who is in it already is changed, not doubled."""
    if juror._state.adding:
        user = find_or_create_user(email=email, language=call.languages[0])
        known = Juror.objects.filter(procedure=call.procedure, user=user).first()
        juror.pk = known.pk if known else None
        juror.procedure, juror.user = call.procedure, user
    program.appoint(edition=call.edition, user=juror.user, role=Role.JURY)
    return jury.save_juror(juror=juror, by=by, at=at, edition_slug=call.edition.slug)


def _enter(call: Call, submission: Submission) -> Entry:
    """The proposal as the jury's rules see it; brought up to date when it is there already."""
    entry = submission.entry or Entry(procedure=call.procedure)
    speakers = [one for one in submission.speakers.all() if one.refused_at is None]
    entry.title = submission.title
    entry.keywords = [
        *submission.keywords,
        *([str(submission.track.slug)] if submission.track else []),
    ]
    entry.languages = list(submission.abstract)
    entry.institutions = sorted({one.institution_id for one in speakers if one.institution_id})
    entry.countries = sorted({one.country for one in speakers if one.country})
    entry.save()
    # Somebody who is named and has no account yet is known by the address.
    emails = [one.email for one in speakers]
    known = User.objects.filter(email__in=[email.lower() for email in emails])
    authors = {submission.owner_id, *(one.user_id for one in speakers if one.user_id)}
    entry.authors.set([*authors, *known.values_list("pk", flat=True)])
    if submission.entry_id is None:
        submission.entry = entry
        submission.save(update_fields=["entry"])
    return entry
