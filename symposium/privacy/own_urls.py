from django.urls import path

from symposium.privacy.views import own

app_name = "own_data"
urlpatterns = [
    path("", own.own_data, name="own_data"),
    path("my-data.zip", own.archive, name="archive"),
    path("erase/", own.erase, name="erase"),
    path("erase/code/", own.ask_for_code, name="ask_for_code"),
]
