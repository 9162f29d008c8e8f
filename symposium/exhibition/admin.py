"""For support only; organizers have their own pages."""

from django.contrib import admin

from symposium.exhibition.models import Exhibit, Hall, Medium, Work

admin.site.register([Exhibit, Hall, Medium, Work])
