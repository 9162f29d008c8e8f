"""What registration knows of a person, told to the registry."""

from registration.personal_data import handed_on, registrations, workshops


def register() -> None:
    registrations.register()
    handed_on.register()
    workshops.register()
