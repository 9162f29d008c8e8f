"""Filters for pages of calls."""

from django import template

from symposium.jury.models import Criterion, Review
from symposium.lib import language_names

register = template.Library()


@register.filter
def score_in(review: Review, criterion: Criterion) -> str:
    """A review's score in a criterion; "–" where it has none."""
    return str(review.scores.get(str(criterion.pk), "–"))


@register.filter
def language_name(code: str) -> str:
    """A language by its name in the reader's language."""
    return language_names.language_name(code)
