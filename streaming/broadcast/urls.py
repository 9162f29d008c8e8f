from django.urls import URLPattern, URLResolver

app_name = "broadcast"
urlpatterns: list[URLPattern | URLResolver] = []
