"""What jurors fill in, and what organizers say of a jury."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from symposium.institutions.forms import territory_choices
from symposium.jury.actions import Opinion
from symposium.jury.models import Criterion, Juror, Procedure, Review
from symposium.jury.ranking import TieRule
from symposium.lib.recorded_forms import RecordsChanges
from symposium.lib.translated_forms import TranslatedFormField


class ReviewForm(forms.Form):
    """One row of radio buttons for each criterion: arrow keys choose a score, Tab goes on."""

    # Only a draft may have gaps.
    marks_optional = False

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    recommendation = forms.ChoiceField(
        label=_("Recommendation"),
        required=False,
        choices=Review.Recommendation.choices,
        widget=forms.RadioSelect,
    )
    comment_to_committee = forms.CharField(
        label=_("Comment to the committee"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        help_text=_("The authors never see it."),
    )
    comment_to_authors = forms.CharField(
        label=_("Comment to the authors"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        help_text=_("They may get it with the decision, without your name."),
    )

    def __init__(
        self, data: Any = None, *, procedure: Procedure, review: Review | None = None
    ) -> None:
        self.criteria = list(procedure.criteria.all())
        super().__init__(data, initial=self._initial(review))
        self.submits = bool(data and "submit" in data)
        for criterion in self.criteria:
            self.fields[_name(criterion)] = forms.TypedChoiceField(
                label=str(criterion.name),
                help_text=str(criterion.hint),
                choices=[(score, str(score)) for score in criterion.scale],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect({"class": "score"}),
            )
        self.order_fields(
            ["version", *map(_name, self.criteria), "recommendation", "comment_to_committee"]
        )

    def _initial(self, review: Review | None) -> dict[str, Any]:
        if review is None:
            return {}
        return {
            "version": review.version,
            "recommendation": review.recommendation,
            "comment_to_authors": review.comment_to_authors,
            "comment_to_committee": review.comment_to_committee,
            **{f"score_{key}": score for key, score in review.scores.items()},
        }

    def clean(self) -> dict[str, Any]:
        """A draft may have gaps; what is submitted may not."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.submits:
            for criterion in self.criteria:
                if cleaned.get(_name(criterion)) is None and _name(criterion) not in self.errors:
                    self.add_error(_name(criterion), _("Choose a score."))
            if not cleaned.get("recommendation") and "recommendation" not in self.errors:
                self.add_error("recommendation", _("Choose what you recommend."))
        return cleaned

    def opinion(self) -> Opinion:
        said = self.cleaned_data
        scores = {str(one.pk): said[_name(one)] for one in self.criteria}
        return Opinion(
            scores={key: score for key, score in scores.items() if score is not None},
            recommendation=said["recommendation"],
            comment_to_authors=said["comment_to_authors"],
            comment_to_committee=said["comment_to_committee"],
        )


def _name(criterion: Criterion) -> str:
    return f"score_{criterion.pk}"


class ConflictForm(forms.Form):
    note = forms.CharField(
        label=_("Why you should not judge this"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
        help_text=_("Such as: we work together, I know whose it is."),
    )


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"), max_length=3000, widget=forms.Textarea({"rows": 3, "dir": "auto"})
    )


class WordsField(forms.CharField):
    """Words parted by commas of any script; cleans to a list without doubles."""

    def __init__(self, *, most: int = 12, **kwargs: Any) -> None:
        super().__init__(max_length=600, **kwargs)
        self.most = most

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _words(self.prepare_value(initial) or "") != _words(data or "")

    def clean(self, value: Any) -> list[str]:
        words = _words(str(super().clean(value)))
        if len(words) > self.most:
            raise forms.ValidationError(
                _("Give at most %(most)d words."), code="most", params={"most": self.most}
            )
        if any(len(word) > 60 for word in words):
            raise forms.ValidationError(_("Part the words by commas."), code="long")
        return words


def _words(text: str) -> list[str]:
    for comma in ("，", "、", "،", ";", "；", "\n"):
        text = text.replace(comma, ",")
    return list(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


class ProcedureForm(RecordsChanges, forms.ModelForm[Procedure]):
    """Rules of a jury; tie rules as one choice for each step of the order."""

    class Meta:
        model = Procedure
        fields = (
            "reviews_per_entry",
            "closes_at",
            "is_blind",
            "excludes_own_institution",
            "excludes_own_country",
            "tie_rules",
            "seed",
        )
        widgets = {
            "closes_at": forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        orders = [
            [TieRule.WEIGHTIEST, TieRule.RECOMMENDED, TieRule.AGREED],
            [TieRule.RECOMMENDED, TieRule.WEIGHTIEST, TieRule.AGREED],
            [TieRule.AGREED, TieRule.WEIGHTIEST, TieRule.RECOMMENDED],
            [],
        ]
        choices = [
            (
                ",".join(rule.value for rule in order),
                ", ".join(str(rule.label) for rule in order) or str(_("By lot at once")),
            )
            for order in orders
        ]
        self.fields["tie_rules"] = forms.ChoiceField(
            label=_("When two entries have the same score"),
            choices=choices,
            required=False,
            widget=forms.RadioSelect,
            help_text=_("What none of them decides is drawn by lot from the seed."),
        )
        self.initial["tie_rules"] = ",".join(self.instance.tie_rules)

    def clean_tie_rules(self) -> list[str]:
        return [word for word in self.cleaned_data["tie_rules"].split(",") if word]


class CriterionForm(RecordsChanges, forms.ModelForm[Criterion]):
    class Meta:
        model = Criterion
        fields = ("weight", "lowest", "highest")

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = TranslatedFormField(
            label=_("Name"), languages=languages, max_length=120
        )
        self.fields["hint"] = TranslatedFormField(
            label=_("What to look at"), languages=languages, max_length=600, required=False
        )
        self.initial.update(name=self.instance.name, hint=self.instance.hint)
        self.order_fields(["name", "hint", "weight", "lowest", "highest"])

    def to_criterion(self) -> Criterion:
        criterion = self.instance
        criterion.name, criterion.hint = self.cleaned_data["name"], self.cleaned_data["hint"]
        if criterion._state.adding:
            last = criterion.procedure.criteria.aggregate(last=Max("position"))["last"]
            criterion.position = 0 if last is None else last + 1
        return criterion


class JurorForm(forms.Form):
    """Somebody for the jury, by e-mail address."""

    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput({"dir": "ltr"}))
    expertise = WordsField(
        label=_("Expertise"),
        required=False,
        help_text=_("Words parted by commas. Entries with the same keywords come to this juror."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages in which they judge"),
        required=False,
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: any."),
    )
    institution_name = forms.CharField(
        label=_("Institution"), required=False, max_length=300, widget=forms.TextInput()
    )
    institution = forms.IntegerField(required=False, widget=forms.HiddenInput)
    territory = forms.ChoiceField(
        label=_("Country or region"), required=False, choices=territory_choices
    )

    def __init__(self, data: Any = None, *, juror: Juror | None = None) -> None:
        initial: dict[str, Any] = {}
        if juror is not None:
            initial = {
                "email": juror.user.email,
                "expertise": juror.expertise,
                "languages": juror.languages,
                "institution_name": str(juror.institution or ""),
                "institution": juror.institution_id,
                "territory": juror.territory,
            }
        super().__init__(data, initial=initial)
        if juror is not None:
            self.fields["email"].disabled = True
