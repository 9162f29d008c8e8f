"""A publication with this installation's own addresses."""

from django.conf import settings

from symposium.program.formats.publication import Publication
from symposium.program.models import Edition
from symposium.program.released import ReleasedProgram


def publication_of(edition: Edition, program: ReleasedProgram) -> Publication:
    return Publication(edition, program, settings.SITE_URL)
