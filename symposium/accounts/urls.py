from django.urls import path

from symposium.accounts import views

app_name = "accounts"
urlpatterns = [path("preferences/", views.preferences, name="preferences")]
