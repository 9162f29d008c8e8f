"""Which letters somebody wants, by the signed address in each: without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from registration.mailings import access, actions
from registration.mailings.forms import ChoicesForm
from registration.mailings.models import LetterChoice
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.models import Edition


# Mail programs post here by themselves (RFC 8058): the signature in the address is what counts.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("mailings.choices", by_address="600/h", by_account="600/h")
def choices(request: HttpRequest, edition: Edition, token: str) -> HttpResponse:
    """Looking changes nothing: scanners follow links. One click refuses the kind of letter that
    the address came with; the form chooses."""
    email, topic = access.get_reader(edition, token)
    now = timezone.now()
    if request.POST.get("List-Unsubscribe") == "One-Click":
        actions.refuse_topic(edition=edition, email=email, topic=topic, at=now)
        return HttpResponse(status=204)
    if request.method == "POST":
        form = ChoicesForm(request.POST)
        form.is_valid()
        names = ("takes_news", "takes_day", "takes_soon")
        wanted = {name: bool(form.cleaned_data.get(name)) for name in names}
        actions.choose_letters(edition=edition, email=email, at=now, **wanted)
        messages.success(request, _("Your choice is kept."))
        return redirect("mailings:choices", edition.slug, token)
    own = LetterChoice.objects.filter(edition=edition, email__iexact=email).first()
    form = ChoicesForm(instance=own)
    context = {"form": form, "email": email, "topic": topic}
    return render(request, "mailings/choices.html", context)


@never_cache
@require_GET
@login_required
def own_choices(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same page for somebody who has signed in."""
    token = access.token_for(edition, actor(request).email)
    return redirect("mailings:choices", edition.slug, token)
