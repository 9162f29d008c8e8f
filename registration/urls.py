from django.urls import URLPattern, URLResolver, path, re_path

from registration.views import dashboard, institutions, me, offers, organize, public, seats

app_name = "registration"
urlpatterns: list[URLPattern | URLResolver] = [
    path("register/", public.register, name="register"),
    path("register/finish/", public.finish, name="finish"),
    path("me/", me.me, name="me"),
    path("me/edit/", me.edit, name="edit"),
    path("me/cancel/", me.cancel, name="cancel"),
    path("me/reinstate/", me.reinstate, name="reinstate"),
    path("me/offer/", offers.offer, name="offer"),
    path("me/offer/accept/", offers.accept, name="accept_offer"),
    path("me/offer/give-up/", offers.give_up, name="give_up_offer"),
    path("organize/registrations/", organize.registrations, name="list"),
    path("organize/registrations/dashboard/", dashboard.dashboard, name="dashboard"),
    path("organize/registrations/open/", organize.open_registration, name="open"),
    re_path(
        r"^organize/registrations/registrations\.(?P<suffix>csv|xlsx)$",
        organize.export,
        name="export",
    ),
    path("organize/registrations/seats/", seats.seats, name="seats"),
    path("organize/registrations/seats/add/", seats.add_quota, name="add_quota"),
    path("organize/registrations/seats/line/", seats.line, name="line"),
    path("organize/registrations/seats/rules/", seats.rules, name="seat_rules"),
    path("organize/registrations/seats/<int:pk>/", seats.quota, name="quota"),
    path("organize/registrations/seats/<int:pk>/delete/", seats.delete_quota, name="delete_quota"),
    path("organize/registrations/<int:pk>/", organize.detail, name="detail"),
    path("organize/registrations/<int:pk>/state/", organize.change_state, name="change_state"),
    path("organize/institutions/", institutions.institutions, name="institutions"),
    path("organize/institutions/<int:pk>/", institutions.institution, name="institution"),
    path(
        "organize/institutions/<int:pk>/confirm/",
        institutions.confirm,
        name="confirm_institution",
    ),
    path("organize/institutions/<int:pk>/merge/", institutions.merge, name="merge_institution"),
]
