"""Questions and files for tests, a line each."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from registration.models import Category, CategoryQuestion, Question

PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nstartxref\n9\n%%EOF\n"


def question(
    slug: str,
    kind: str,
    *,
    of: Iterable[Category],
    required: bool = False,
    options: Sequence[str] = (),
    **fields: Any,
) -> Question:
    """A question put to these categories, at the end of the others."""
    categories = list(of)
    edition = categories[0].edition
    made = Question.objects.create(
        edition=edition,
        slug=slug,
        kind=kind,
        label={"en": slug.capitalize()},
        options=[{"key": key, "label": {"en": key.capitalize()}} for key in options],
        position=edition.questions_asked.count(),
        **fields,
    )
    for category in categories:
        CategoryQuestion.objects.create(category=category, question=made, is_required=required)
    return made


def pdf(name: str = "poster.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF)


def picture(name: str = "poster.png") -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("RGB", (90, 60), 1).save(written, "PNG", comment="where it was taken")
    return SimpleUploadedFile(name, written.getvalue())
