"""Proving an e-mail address by a code: the one way into an account, old or new."""

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core.internal.cryptokit import compare_user_code
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from symposium.accounts.forms.signing_in import SignInForm
from symposium.lib.refusals import Refusal

PROOF = "proof"
PROOF_SECONDS = 15 * 60
PROOF_ATTEMPTS = 5


class TooManyCodes(Refusal):
    code = "too_many_codes"
    message = _("Several codes have been sent to this address already. Please wait a minute.")


class WrongCode(Refusal):
    code = "wrong_code"
    message = _("This is not the code. Please compare it letter by letter.")


class CodeGone(Refusal):
    code = "code_gone"
    message = _("This code is no longer valid. Have a new one sent to you.")


def send_code(request: HttpRequest, *, email: str, leads_to: str) -> HttpResponseBase:
    """Send a code and lead to the page where it is entered; after it the visitor is signed in and
    goes to `leads_to`. A new address gets an account, which is good for nothing without the code.

    The answer is the same for old and new addresses. Raises TooManyCodes.
    """
    form = SignInForm({"login": email}, request=request)
    if not form.is_valid():
        raise TooManyCodes
    answer: HttpResponseBase = form.login(request, redirect_url=leads_to)
    return answer


def send_proof(request: HttpRequest) -> str:
    """Send a code to the address of somebody who is signed in, and return the address."""
    assert request.user.is_authenticated  # noqa: S101 - the view asks people to sign in
    adapter = get_adapter(request)
    email = EmailAddress.objects.get_primary_email(request.user) or request.user.email
    code = adapter.generate_login_code()
    request.session[PROOF] = {
        "code": code,
        "email": email,
        "at": timezone.now().timestamp(),
        "attempts": 0,
    }
    adapter.send_mail("account/email/login_code", email, {"request": request, "code": code})
    return str(email)


def proof_is_under_way(request: HttpRequest) -> str:
    """The address to which a code was sent that can still be entered, "" for none."""
    sent = request.session.get(PROOF)
    if not sent or timezone.now().timestamp() - sent["at"] > PROOF_SECONDS:
        return ""
    return str(sent["email"])


def enter_proof(request: HttpRequest, code: str) -> str:
    """Take the code that was sent; returns the address it went to.

    Raises CodeGone after a quarter of an hour or five attempts, else WrongCode.
    """
    sent = request.session.get(PROOF)
    if not sent or not proof_is_under_way(request) or sent["attempts"] >= PROOF_ATTEMPTS:
        request.session.pop(PROOF, None)
        raise CodeGone
    if not compare_user_code(actual=code, expected=sent["code"]):
        request.session[PROOF] = {**sent, "attempts": sent["attempts"] + 1}
        raise WrongCode
    del request.session[PROOF]
    return str(sent["email"])
