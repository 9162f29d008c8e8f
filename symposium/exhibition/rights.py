"""What one may do with a work: Creative Commons and RightsStatements.org, by their addresses.

The addresses are identifiers, so they keep the `http://` that their publishers chose.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

CREATIVE_COMMONS = "http://creativecommons.org/"
RIGHTS_STATEMENTS = "http://rightsstatements.org/vocab/"


class Rights(models.TextChoices):
    PUBLIC_DOMAIN = "http://creativecommons.org/publicdomain/mark/1.0/", _("Public domain")
    CC0 = "http://creativecommons.org/publicdomain/zero/1.0/", _("CC0: free for any use")
    CC_BY = "http://creativecommons.org/licenses/by/4.0/", _("CC BY: name the author")
    CC_BY_SA = (
        "http://creativecommons.org/licenses/by-sa/4.0/",
        _("CC BY-SA: name the author, share alike"),
    )
    CC_BY_NC = (
        "http://creativecommons.org/licenses/by-nc/4.0/",
        _("CC BY-NC: name the author, not for sale"),
    )
    CC_BY_NC_SA = (
        "http://creativecommons.org/licenses/by-nc-sa/4.0/",
        _("CC BY-NC-SA: name the author, not for sale, share alike"),
    )
    CC_BY_ND = (
        "http://creativecommons.org/licenses/by-nd/4.0/",
        _("CC BY-ND: name the author, change nothing"),
    )
    CC_BY_NC_ND = (
        "http://creativecommons.org/licenses/by-nc-nd/4.0/",
        _("CC BY-NC-ND: name the author, not for sale, change nothing"),
    )
    IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/", _("In copyright")
    EDUCATION = (
        "http://rightsstatements.org/vocab/InC-EDU/1.0/",
        _("In copyright, free for education"),
    )
    NON_COMMERCIAL = (
        "http://rightsstatements.org/vocab/InC-NC/1.0/",
        _("In copyright, free where nothing is sold"),
    )
    UNDETERMINED = "http://rightsstatements.org/vocab/UND/1.0/", _("Copyright undetermined")
    NOT_EVALUATED = "http://rightsstatements.org/vocab/CNE/1.0/", _("Copyright not evaluated")
