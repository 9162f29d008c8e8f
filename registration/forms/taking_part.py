"""The one form of registration: who you are, where from, how you take part, what is asked of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from registration.actions import Details
from registration.forms.asking import AsksQuestions, Files, Shown
from registration.forms.people import LONGEST_NAME, NamesOfAPerson
from registration.forms.places import ComesFromSomewhere
from registration.models import Answer, Category, CategoryQuerySet, Invitation, Registration
from registration.queries import answers as queries
from symposium.accounts.models import User
from symposium.institutions import queries as institutions
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

# In the order in which one thinks of them.
FIELDS = [
    "email",
    "display_name",
    "latin_name",
    "institution_name",
    "institution",
    "institution_choice",
    "territory",
    "category",
    "mode",
    "language",
]
__all__ = ["LONGEST_NAME", "RegistrationForm", "modes_of"]
# Where the page shows what the rules refuse.
REFUSED_IN = {
    "category_closed": "category",
    "category_by_invitation": "category",
    "mode_not_offered": "mode",
    "no_seat_free": "category",
}


class RegistrationForm(AsksQuestions, ComesFromSomewhere, NamesOfAPerson):
    """Signed-in people do not give an e-mail address; who changes a registration (`own`) has
    agreed to the notice before. Only categories that are open at this time are offered, and the
    one that the person has or is invited to.
    """

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("We send a code to it; you need no password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    category: "forms.ModelChoiceField[Category]" = forms.ModelChoiceField(
        label=_("Category"),
        queryset=None,
        to_field_name="slug",
        empty_label=None,
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(label=_("Taking part"), widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Language of our messages to you"), choices=settings.LANGUAGES
    )
    consent = forms.BooleanField(
        label=_("I have read the privacy notice and agree to it"),
        error_messages={"required": _("Without your agreement we may not keep your registration.")},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        edition: Edition,
        account: User | None = None,
        own: Registration | None = None,
        initial: dict[str, Any] | None = None,
        invitation: Invitation | None = None,
        files: Files | None = None,
        at: datetime | None = None,
    ) -> None:
        rows = _offered(edition, own, invitation, at or timezone.now())
        self.offered = list(rows)
        values: dict[str, Any] = {
            "language": get_language() or "en",
            "category": self.offered[0].slug if self.offered else "",
            "display_name": account.display_name if account else "",
            "mode": Registration.Mode.ONLINE if edition.mode == Edition.Mode.ONLINE else "",
        }
        super().__init__(data, initial={**values, **_initial(own), **(initial or {})})
        self.own = own
        self.invitation = invitation
        category, mode = self.fields["category"], self.fields["mode"]
        assert isinstance(category, forms.ModelChoiceField)  # noqa: S101 - declared above
        assert isinstance(mode, forms.ChoiceField)  # noqa: S101 - declared above
        category.queryset = rows
        mode.choices = modes_of(edition)
        self._ask(edition, own, files)
        if account is not None:
            del self.fields["email"]
        if own is not None:
            del self.fields["consent"]
        if invitation is not None and invitation.institution is not None:
            self.come_from(invitation.institution)
        if self.data.get("institution_choice"):
            self.offer(institutions.similar(self.data.get("institution_name", "")))

    def _ask(self, edition: Edition, own: Registration | None, files: Files | None) -> None:
        """Add the questions, before the agreement."""
        answers: Iterable[Answer] = own.answers.select_related("question") if own else ()
        questions = queries.questions_of(edition)
        self.ask(questions, self.offered, answers=answers, files=files)
        self.fields["consent"] = self.fields.pop("consent")
        self.order_fields(FIELDS)

    def fill(self, typed: Any) -> None:
        """Show what was typed before, without judging it."""
        for name, field in self.fields.items():
            value = field.widget.value_from_datadict(typed, {}, name)
            if value is not None:
                self.initial[name] = value

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.judge(cleaned.get("category"), cleaned.get("mode", ""))
        return cleaned

    def refuse(self, refusal: Refusal) -> None:
        """Show what the rules say to a form that is well filled in."""
        self.add_error(REFUSED_IN.get(refusal.code), str(refusal))

    @property
    def questions(self) -> "list[tuple[Any, Shown]]":
        """The questions as they stand in the page."""
        slug = str(self["category"].value() or "")
        chosen = next((one for one in self.offered if one.slug == slug), None)
        return self.show(chosen, str(self["mode"].value() or ""))

    @property
    def has_questions(self) -> bool:
        return any(shown.is_put for _field, shown in self.questions)

    def details(self) -> Details:
        """What the valid form says."""
        cleaned = self.cleaned_data
        return Details(
            display_name=cleaned["display_name"],
            latin_name=cleaned["latin_name"],
            institution=self.found,
            proposed_institution="" if self.found else cleaned["institution_name"],
            territory=cleaned.get("territory", ""),
            category=cleaned["category"],
            mode=cleaned["mode"],
            language=cleaned["language"],
            answers=self.given,
        )


def _offered(
    edition: Edition, own: Registration | None, invitation: Invitation | None, at: datetime
) -> CategoryQuerySet:
    invited = invitation.category_id if invitation else None
    if invited is not None:
        return edition.categories.filter(pk=invited)
    mine = Q(pk=own.category_id) if own else Q(pk=None)
    return edition.categories.filter(
        Q(pk__in=edition.categories.open_at(at).filter(needs_invitation=False)) | mine
    )


def modes_of(edition: Edition) -> list[tuple[str, Any]]:
    """How one can take part: both ways only in a hybrid edition."""
    if edition.mode == Edition.Mode.HYBRID:
        return list(Registration.Mode.choices)
    return [choice for choice in Registration.Mode.choices if choice[0] == edition.mode]


def _initial(own: Registration | None) -> dict[str, Any]:
    if own is None:
        return {}
    return {
        "display_name": own.display_name,
        "latin_name": own.latin_name,
        "institution_name": str(own.institution or ""),
        "institution": own.institution_id,
        "territory": own.territory,
        "category": own.category.slug,
        "mode": own.mode,
        "language": own.language,
    }
