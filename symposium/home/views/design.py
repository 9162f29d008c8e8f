"""The page on which all components of the interface stand side by side."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from symposium.accounts.roles import Permission
from symposium.lib.icons import ICONS
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program import access
from symposium.program.models import Edition


class SampleForm(forms.Form):
    """One field of each kind; sent empty, it shows each error."""

    name = forms.CharField(
        label=pgettext_lazy("person", "Name"), help_text=_("As it should stand on the badge.")
    )
    email = forms.EmailField(label=_("E-mail address"))
    title = TranslatedFormField(label=_("Title"), languages=["en", "zh-hans", "ar"])
    participation = forms.ChoiceField(
        label=_("Participation"),
        widget=forms.RadioSelect,
        choices=[("on_site", _("On site")), ("online", _("Online"))],
    )
    track = forms.ChoiceField(
        label=_("Track"), required=False, choices=[("", "—"), ("1", "I"), ("2", "II")]
    )
    remarks = forms.CharField(label=_("Remarks"), required=False, widget=forms.Textarea)
    portrait = forms.FileField(label=_("Portrait"), required=False)
    consent = forms.BooleanField(label=_("My name may stand in the list of participants."))


@access.requires(Permission.EDIT_EDITION)
def components(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = SampleForm(request.POST if request.method == "POST" else None)
    if "toast" in request.GET:
        messages.success(request, _("Program published."))
        messages.error(request, _("Two sessions share a room."))
    start = edition.starts_at + timedelta(hours=9)
    return render(
        request,
        "home/design.html",
        {
            "form": form,
            "page": Paginator(range(561), 25).get_page(request.GET.get("page")),
            "icons": sorted(ICONS),
            "now": timezone.now(),
            "start": start,
            "end": start + timedelta(minutes=90),
            "minutes": [
                (start + timedelta(minutes=5 * step), people, plays)
                for step, (people, plays) in enumerate(SAMPLE_AUDIENCE)
            ],
            "drawings": ["ammonite", "radiolarian", "star-chart", "leaf"],
            "minerals": ["cinnabar", "malachite", "lapis", "ochre"],
        },
    )


# People and plays, every five minutes.
SAMPLE_AUDIENCE = [
    (1200, 1500), (5400, 7100), (18000, 24200), (61000, 70800), (142000, 151000),
    (198000, 214000), (226000, 239000), (233000, 251000), (229000, 247000), (214000, 233000),
    (187000, 205000), (121000, 139000), (64000, 78000),
]  # fmt: skip
