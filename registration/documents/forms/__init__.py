"""Forms of papers."""

from registration.documents.forms.layout import DesignForm, LetterTextForm, PrintForm, RuleForm
from registration.documents.forms.passport import PassportForm
from registration.documents.forms.verify import CodeForm, FindForm, PassportCheckForm, RevokeForm

__all__ = [
    "CodeForm",
    "DesignForm",
    "FindForm",
    "LetterTextForm",
    "PassportCheckForm",
    "PassportForm",
    "PrintForm",
    "RevokeForm",
    "RuleForm",
]
