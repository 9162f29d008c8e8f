"""Letters about starred sessions: no more of them, or again, by the signed address in each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from symposium.program import access, actions
from symposium.program.forms import NoticesForm
from symposium.program.models import Edition, NoticeRefusal


# Mail programs post here by themselves (RFC 8058): the signature in the address is what counts.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest, edition: Edition, token: str) -> HttpResponse:
    reader = access.get_reader_of_notices(edition, token)
    if request.method == "POST":
        form = NoticesForm(request.POST)
        form.is_valid()
        if form.cleaned_data.get("wanted"):
            actions.accept_notices(edition=edition, user=reader)
        else:
            actions.refuse_notices(edition=edition, user=reader, at=timezone.now())
        return redirect("program:notices", edition.slug, token)
    refused = NoticeRefusal.objects.filter(edition=edition, user=reader).exists()
    return render(request, "program/notices.html", {"reader": reader, "refused": refused})
