"""What languages are called, in the reader's language and in their own."""

from babel import Locale, UnknownLocaleError
from django.utils import translation


def language_name(code: str) -> str:
    """A language's name for the reader ("Chinese", "chinois"); the code where nobody knows one."""
    reader = _locale(translation.get_language() or "en")
    locale = _locale(code)
    if reader is None or locale is None:
        return code
    return str(reader.languages.get(locale.language, code))


def own_name(code: str) -> str:
    """A language's name for those who speak it: "中文", "français"."""
    locale = _locale(code)
    return str(locale.languages.get(locale.language, code)) if locale else code


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
