"""Settings of people and how they sign in; settings.py takes all of them."""

from symposium import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "symposium.accounts.adapters.account.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "symposium.accounts.forms.signing_in.SignInForm",
    "request_login_code": "symposium.accounts.forms.signing_in.RequestCodeForm",
    "confirm_login_code": "symposium.accounts.forms.signing_in.EnterCodeForm",
    "confirm_email_verification_code": "symposium.accounts.forms.signing_in.ConfirmAddressForm",
    "add_email": "symposium.accounts.forms.signing_in.AddAddressForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_PREVENT_ENUMERATION = True
# Whoever changes addresses or factors has proven who they are within so many seconds.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# A whole delegation may sign in behind one address, but nobody's mailbox is flooded, and nobody
# tries more than five codes of an app within five minutes.
ACCOUNT_RATE_LIMITS = {
    "login": "200/m/ip",
    "signup": "200/m/ip",
    "request_login_code": "200/m/ip,3/m/key,20/h/key",
    "login_failed": "60/m/ip,5/300s/key",
}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "symposium.accounts.adapters.factors.FactorAdapter"
MFA_FORMS = {
    "authenticate": "symposium.accounts.forms.factors.SecondFactorForm",
    "reauthenticate": "symposium.accounts.forms.factors.ProveAgainForm",
    "activate_totp": "symposium.accounts.forms.factors.AddAppForm",
    "add_webauthn": "symposium.accounts.forms.factors.AddPasskeyForm",
    "edit_webauthn": "symposium.accounts.forms.factors.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Clocks of phones go wrong by some seconds; a code that was used counts for nothing all the same.
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "200/m/ip"}
SOCIALACCOUNT_ADAPTER = "symposium.accounts.adapters.institutions.InstitutionAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = "institutions"
# Museums and universities whose own accounts open ours: a list in JSON, see docs/operations.md.
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": entry["id"],
                "name": entry["name"],
                "client_id": entry["client_id"],
                "secret": entry["secret"],
                "settings": {
                    "server_url": entry["server_url"],
                    "domains": entry.get("domains", []),
                },
            }
            for entry in env.json_list(
                "OIDC_PROVIDERS",
                env.secret("OIDC_PROVIDERS", "[]"),
                required=("id", "name", "client_id", "secret", "server_url"),
            )
        ],
        "OAUTH_PKCE_ENABLED": True,
    }
}
# Who counts as staff is known by a floor above: whoever may see people's data, or publish.
STAFF_TEST = "symposium.program.access.is_staff"
# Organizers' pages ask to sign in again after so long without use, and in any case after so long.
STAFF_IDLE_MINUTES = env.number("STAFF_IDLE_MINUTES", 120)
STAFF_SESSION_HOURS = env.number("STAFF_SESSION_HOURS", 14)
# For so long after somebody's factors were taken away, no organizers' page opens to them.
FACTOR_RESET_HOURS = env.number("FACTOR_RESET_HOURS", 24)
# So long one of the staff may use the pages as somebody else.
SUPPORT_MINUTES = env.number("SUPPORT_MINUTES", 30)
USERSESSIONS_TRACK_ACTIVITY = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
