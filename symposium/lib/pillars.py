"""The four pillars of the agreement between the association and UNESCO, numbered from 1."""

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PILLARS: dict[int, "str | Promise"] = {
    1: _("Museums as platforms to communicate the Sustainable Development Goals"),
    2: _("Developing and strengthening natural science museums"),
    3: _("Non-formal education in science and technology"),
    4: _("Cooperation, exchange and reciprocal sharing of resources"),
}


def check_pillars(value: object) -> None:
    if not isinstance(value, list) or not set(value) <= set(PILLARS):
        raise ValidationError(_("Choose pillars from the list."))
