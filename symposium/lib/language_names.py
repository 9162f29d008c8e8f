"""What languages are called, in the reader's language and in their own."""

from collections.abc import Iterable

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from django.utils import translation


def language_name(code: str) -> str:
    """A language's name for the reader ("Chinese", "chinois"); the code where nobody knows one."""
    reader = _locale(translation.get_language() or "en")
    locale = _locale(code)
    if reader is None or locale is None:
        return code
    return str(reader.languages.get(locale.language, code))


def language_names(codes: Iterable[str]) -> str:
    """Several languages' names, joined as the reader joins words: "French and Arabic"."""
    reader = _locale(translation.get_language() or "en") or Locale("en")
    return format_list([language_name(code) for code in codes], locale=reader)


def own_name(code: str) -> str:
    """A language's name for those who speak it: "中文", "français"."""
    locale = _locale(code)
    return str(locale.languages.get(locale.language, code)) if locale else code


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
