from django.urls import URLPattern, URLResolver

app_name = "exhibition"
urlpatterns: list[URLPattern | URLResolver] = []
