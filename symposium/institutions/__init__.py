"""Institutions: the museums, agencies and international bodies that people and works belong to."""
