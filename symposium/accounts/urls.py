from django.urls import path, re_path

from symposium.accounts import views

app_name = "accounts"
urlpatterns = [
    path("preferences/", views.preferences, name="preferences"),
    # Before allauth's own pages of passwords, which nobody here has.
    re_path(r"^account/password/", views.no_passwords, name="no_passwords"),
]
