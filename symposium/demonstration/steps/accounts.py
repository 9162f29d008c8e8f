"""One person for each role, named after it, who signs in on the demonstration's own page."""

from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.program.actions import appoint
from symposium.program.models import Edition

# In the order in which the sign-in page offers them.
ROLES = [
    Role.ORGANIZER,
    Role.PROGRAM_MANAGER,
    Role.MODERATOR,
    Role.STAGE_CREW,
    Role.INTERPRETER,
    Role.CHECK_IN,
    Role.VISA_OFFICER,
    Role.JURY,
    Role.EXHIBITOR,
    Role.HEAD_OF_DELEGATION,
    Role.SPEAKER,
    Role.DELEGATE,
]


def email_of(role: str) -> str:
    return f"{role.replace('_', '-')}@example.org"


def load(edition: Edition) -> None:
    """Each role serves in the demonstration's edition; the organizer in the earlier ones too."""
    for role in ROLES:
        user = User.objects.filter(email=email_of(role)).first() or User.objects.create_user(
            email_of(role), display_name=role.replace("_", " ").capitalize()
        )
        appoint(edition=edition, user=user, role=role)
        if role == Role.ORGANIZER:
            for earlier in Edition.objects.filter(starts_on__lt=edition.starts_on):
                appoint(edition=earlier, user=user, role=role)


def organizer() -> User:
    """Who organizes the demonstration, once `load` has run."""
    return User.objects.get(email=email_of(Role.ORGANIZER))
