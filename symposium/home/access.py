"""Which edition the front page leads to."""

from django.http import Http404
from django.utils.translation import gettext as _

from symposium.program.models import Edition


def get_front_edition() -> Edition:
    """The current edition, else the latest published one; Http404 when there is none."""
    published = Edition.objects.published()
    edition = published.filter(is_current=True).first() or published.in_order().first()
    if edition is None:
        raise Http404(_("No edition has been published yet."))
    return edition
