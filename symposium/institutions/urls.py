from django.urls import URLPattern, URLResolver, path

from symposium.institutions import views

app_name = "institutions"
urlpatterns: list[URLPattern | URLResolver] = [
    path("institutions/suggest/", views.suggest, name="suggest"),
]
