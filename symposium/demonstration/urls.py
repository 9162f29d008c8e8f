from django.urls import URLPattern, URLResolver, path

from symposium.demonstration import views

app_name = "demonstration"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.people, name="people"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("mail/", views.mail, name="mail"),
]
