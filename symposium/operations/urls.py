from django.urls import path

from symposium.operations import views

app_name = "operations"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("service-worker.js", views.service_worker, name="service_worker"),
    path("metrics", views.metrics, name="metrics"),
]
