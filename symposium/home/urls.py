from django.urls import URLPattern, URLResolver, path

from symposium.home import views

app_name = "home"
urlpatterns: list[URLPattern | URLResolver] = [path("", views.index, name="index")]
