"""Printed documents: a Typst template of frontend/templates/documents, some data, a language → PDF.

The data reaches the template as JSON, never as Typst source, so nothing that people wrote is read
as markup. Only our own typefaces are used: a document looks the same on every machine.
"""

import json
from collections.abc import Mapping
from functools import cache

import typst
from django.conf import settings

from symposium.lib.translated import RIGHT_TO_LEFT

# What Typst calls a language, with the script or region that it sets apart.
LANGUAGES = {"zh-hans": ("zh", "CN")}


class NoTypefaces(Exception):
    """The front end has not been built, so there is nothing to print with."""


@cache
def _fonts() -> typst.Fonts:
    if not any(settings.DOCUMENT_FONTS_DIR.glob("*.ttf")):
        raise NoTypefaces("Build the front end first: npm --prefix frontend run build")
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[settings.DOCUMENT_FONTS_DIR],
    )


def forget() -> None:
    """Look for typefaces anew: for tests."""
    _fonts.cache_clear()


def spoken(language: str) -> dict[str, str]:
    """What Typst is told of a language: `lang`, `region` and `dir`."""
    lang, region = LANGUAGES.get(language, (language, ""))
    return {
        "lang": lang,
        "region": region,
        "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr",
    }


def typeset(template: str, data: Mapping[str, object], *, language: str) -> bytes:
    """The PDF that `<template>.typ` makes of JSON-like data, in a reader's language.

    The template finds the data in `sys.inputs.data`, and `lang`, `region` and `dir` beside it.
    Raises `typst.TypstError` where the template is wrong. Takes about a second for 100 pages.
    """
    pdf = typst.compile(
        settings.DOCUMENTS_DIR / f"{template}.typ",
        root=settings.DOCUMENTS_DIR,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False), **spoken(language)},
    )
    assert isinstance(pdf, bytes)  # noqa: S101 - one PDF, as no output file is named
    return pdf
