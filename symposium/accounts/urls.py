from django.urls import path, re_path
from django.views.generic import RedirectView

from symposium.accounts.views import account, institutions, preferences, proving, support

app_name = "accounts"
overview = RedirectView.as_view(pattern_name="accounts:overview")
urlpatterns = [
    path("preferences/", preferences.preferences, name="preferences"),
    path("account/", account.overview, name="overview"),
    path("account/prove/", proving.prove, name="prove"),
    path("account/protect/", proving.protect, name="protect"),
    path("account/devices/others/end/", account.end_other_devices, name="end_other_devices"),
    path("account/devices/<int:pk>/end/", account.end_device, name="end_device"),
    path("account/support/end/", support.end_support, name="end_support"),
    # Before allauth's own pages: lists that stand on the overview, passwords, which nobody here
    # has, and a sign-up that is the same as signing in.
    path("account/sessions/", overview, name="devices"),
    path("account/2fa/", overview, name="factors"),
    path("account/2fa/webauthn/", overview, name="passkeys"),
    path("account/institutions/<str:provider_id>/login/", institutions.leave, name="leave"),
    path(
        "account/institutions/<str:provider_id>/login/callback/",
        institutions.come_back,
        name="come_back",
    ),
    path("account/signup/", preferences.to_sign_in, name="no_sign_up"),
    re_path(r"^account/password/", preferences.to_sign_in, name="no_passwords"),
]
