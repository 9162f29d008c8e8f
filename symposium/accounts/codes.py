"""Proving an e-mail address by a code: the one way into an account, old or new."""

from allauth.account.forms import LoginForm
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from symposium.accounts import actions
from symposium.lib.refusals import Refusal


class TooManyCodes(Refusal):
    code = "too_many_codes"
    message = _("Several codes have been sent to this address already. Please wait a minute.")


def send_code(request: HttpRequest, *, email: str, leads_to: str) -> HttpResponseBase:
    """Send a code and lead to the page where it is entered; after it the visitor is signed in and
    goes to `leads_to`. A new address gets an account, which is good for nothing without the code.

    The answer is the same for old and new addresses. Raises TooManyCodes.
    """
    actions.find_or_create_user(email=email, language=get_language() or "en")
    form = LoginForm({"login": email}, request=request)
    if not form.is_valid():
        raise TooManyCodes
    answer: HttpResponseBase = form.login(request, redirect_url=leads_to)
    return answer
