"""What registration knows of a person, told to the registry."""

from registration.personal_data import handed_on, registrations


def register() -> None:
    registrations.register()
    handed_on.register()
