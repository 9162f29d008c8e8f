"""Roles in an edition and what each may do. Who holds a role: `program.Appointment`."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ORGANIZER = "organizer", _("Organizer")
    PROGRAM_MANAGER = "program_manager", _("Program manager")
    MODERATOR = "moderator", _("Moderator")
    INTERPRETER = "interpreter", _("Interpreter")
    STAGE_CREW = "stage_crew", _("Stage crew")
    JURY = "jury", _("Jury member")
    CHECK_IN = "check_in", _("Check-in staff")
    VISA_OFFICER = "visa_officer", _("Visa officer")
    EXHIBITOR = "exhibitor", _("Exhibitor")
    HEAD_OF_DELEGATION = "head_of_delegation", _("Head of delegation")
    SPEAKER = "speaker", _("Speaker")
    DELEGATE = "delegate", _("Delegate")


class Permission(StrEnum):
    EDIT_EDITION = "edit_edition"
    EDIT_PROGRAM = "edit_program"
    PUBLISH_PROGRAM = "publish_program"
    SEE_REGISTRATIONS = "see_registrations"
    EDIT_REGISTRATIONS = "edit_registrations"
    SEE_PASSPORTS = "see_passports"
    ISSUE_DOCUMENTS = "issue_documents"
    CHECK_IN = "check_in"
    SEND_MESSAGES = "send_messages"
    SEE_AUDIT = "see_audit"
    SUPPORT = "support"
    EDIT_EXHIBITION = "edit_exhibition"
    EDIT_STAGES = "edit_stages"
    MODERATE_QUESTIONS = "moderate_questions"
    SEE_AUDIENCE = "see_audience"
    SEE_DESK = "see_desk"
    MANAGE_CALLS = "manage_calls"
    REVIEW = "review"
    # One's own delegation: which one, `registration.access` tells.
    LEAD_DELEGATION = "lead_delegation"


P = Permission
PERMISSIONS: dict[str, frozenset[Permission]] = {
    Role.ORGANIZER: frozenset(Permission) - {P.LEAD_DELEGATION},
    Role.PROGRAM_MANAGER: frozenset(
        {P.EDIT_PROGRAM, P.PUBLISH_PROGRAM, P.MANAGE_CALLS, P.SEE_DESK}
    ),
    Role.MODERATOR: frozenset({P.MODERATE_QUESTIONS, P.SEE_DESK}),
    Role.STAGE_CREW: frozenset({P.EDIT_STAGES, P.SEE_AUDIENCE, P.SEE_DESK}),
    Role.JURY: frozenset({P.REVIEW}),
    Role.CHECK_IN: frozenset({P.SEE_REGISTRATIONS, P.CHECK_IN, P.SEE_DESK}),
    Role.VISA_OFFICER: frozenset(
        {P.SEE_REGISTRATIONS, P.SEE_PASSPORTS, P.ISSUE_DOCUMENTS, P.SEE_DESK}
    ),
    Role.HEAD_OF_DELEGATION: frozenset({P.LEAD_DELEGATION}),
}


# What shows people's data, or puts something before the public: whoever holds one of these signs in
# with a second factor.
STAFF_PERMISSIONS = frozenset(
    {
        P.EDIT_EDITION,
        P.PUBLISH_PROGRAM,
        P.SEE_REGISTRATIONS,
        P.EDIT_REGISTRATIONS,
        P.SEE_PASSPORTS,
        P.ISSUE_DOCUMENTS,
        P.SEND_MESSAGES,
        P.SEE_AUDIT,
        P.SUPPORT,
    }
)
STAFF_ROLES = frozenset(role for role, may in PERMISSIONS.items() if may & STAFF_PERMISSIONS)


def permissions_of(roles: set[str]) -> frozenset[Permission]:
    """All that the holder of these roles may do."""
    return frozenset().union(*(PERMISSIONS.get(role, frozenset()) for role in roles))
