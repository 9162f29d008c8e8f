"""The record of changes in words."""

from django import template

from symposium.home.deeds import deed

register = template.Library()
register.filter("deed", deed)
