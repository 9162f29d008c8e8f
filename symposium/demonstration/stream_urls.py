"""Where the demonstration's stream is fetched; without a language, as players expect."""

from django.urls import URLPattern, URLResolver, path

from symposium.demonstration import stream_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("stream/<str:name>", stream_views.stream_file, name="demonstration_stream"),
]
