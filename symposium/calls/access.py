"""Who may see and change which call and proposal: the only road from an address to one."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.calls import links
from symposium.calls.models import (
    Call,
    LateLink,
    Letter,
    Submission,
    SubmissionFile,
    SubmissionSpeaker,
)
from symposium.program.access import Visitor, may, require
from symposium.program.models import Edition


def get_call_for(user: Visitor, edition: Edition, slug: str) -> Call:
    """A published call, or a draft for those who manage calls; Http404 for all others."""
    call = Call.objects.filter(edition=edition, slug=slug).select_related("edition").first()
    if call is None or not (call.is_published or may(user, edition, Permission.MANAGE_CALLS)):
        raise Http404(_("There is no call at this address."))
    return call


def get_call_to_manage(user: Visitor, edition: Edition, slug: str) -> Call:
    """Any call, for those who manage calls; Http404 for all others."""
    require(user, edition, Permission.MANAGE_CALLS)
    call = Call.objects.filter(edition=edition, slug=slug)
    found = call.select_related("edition", "procedure").first()
    if found is None:
        raise Http404(_("There is no call at this address."))
    return found


def get_call_to_review(user: Visitor, edition: Edition, slug: str) -> Call:
    """A call in whose jury the person serves; Http404 for all others, organizers included."""
    found = None
    if isinstance(user, User):
        serving = Q(procedure__jurors__user=user, procedure__jurors__left_at__isnull=True)
        calls = Call.objects.filter(serving, edition=edition, slug=slug)
        found = calls.select_related("edition", "procedure").first()
    if found is None:
        raise Http404(_("There is nothing to review at this address."))
    return found


def get_submission_for(user: Visitor, edition: Edition, code: str) -> Submission:
    """A proposal, for its owner and for the speakers who have agreed; Http404 for all others."""
    found = None
    if isinstance(user, User):
        theirs = Q(owner=user) | Q(speakers__user=user, speakers__agreed_at__isnull=False)
        rows = Submission.objects.filter(theirs, call__edition=edition, code=code).distinct()
        found = rows.select_related("call__edition", "owner", "late_link", "session").first()
    if found is None:
        raise Http404(_("There is no proposal of yours at this address."))
    return found


def get_submission_to_manage(user: Visitor, call: Call, code: str) -> Submission:
    """Any proposal that has been handed in, for those who manage calls; drafts are private."""
    require(user, call.edition, Permission.MANAGE_CALLS)
    rows = call.submissions.exclude(state=Submission.State.DRAFT).filter(code=code)
    found = rows.select_related("call__edition", "owner", "entry", "session", "track").first()
    if found is None:
        raise Http404(_("There is no proposal at this address."))
    return found


def get_speaker_of(submission: Submission, guid: UUID) -> SubmissionSpeaker:
    """One of a proposal's speakers; who may see the proposal has been asked before."""
    found = submission.speakers.select_related("institution").filter(guid=guid).first()
    if found is None:
        raise Http404(_("There is no such speaker."))
    found.submission = submission
    return found


def get_file_of(submission: Submission, guid: UUID) -> SubmissionFile:
    """One of a proposal's files; as above."""
    found = submission.files.filter(guid=guid).first()
    if found is None:
        raise Http404(_("There is no such file."))
    found.submission = submission
    return found


def get_invitation(edition: Edition, token: str) -> SubmissionSpeaker:
    """Who is meant by the signed link of an invitation; Http404 when it is forged or has ended."""
    read = links.read_invitation(token)
    rows = SubmissionSpeaker.objects.filter(submission__call__edition=edition)
    rows = rows.select_related("submission__call__edition", "submission__owner", "user")
    found = rows.filter(guid=read[0], email__iexact=read[1]).first() if read else None
    if found is None or found.submission.state == Submission.State.WITHDRAWN:
        raise Http404(_("This invitation is not valid any more."))
    return found


def get_late_link(edition: Edition, token: str) -> LateLink:
    """The valid link of a signed address; Http404 when it is forged, revoked or over."""
    guid = links.read_late(token)
    rows = LateLink.objects.filter(call__edition=edition, guid=guid) if guid else None
    found = rows.select_related("call__edition").first() if rows is not None else None
    if found is None or not found.is_valid_at(timezone.now()):
        raise Http404(_("This link is not valid any more."))
    return found


def get_late_link_to_manage(user: Visitor, call: Call, guid: UUID) -> LateLink:
    """A link for the late, for those who manage calls."""
    require(user, call.edition, Permission.MANAGE_CALLS)
    found = call.late_links.filter(guid=guid).first()
    if found is None:
        raise Http404(_("There is no such link."))
    return found


def get_letter_to_manage(user: Visitor, call: Call, pk: int) -> Letter:
    """A letter of a call, for those who manage calls."""
    require(user, call.edition, Permission.MANAGE_CALLS)
    found = Letter.objects.filter(submission__call=call, pk=pk)
    letter = found.select_related("submission__call__edition").first()
    if letter is None:
        raise Http404(_("There is no such letter."))
    return letter
