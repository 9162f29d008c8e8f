"""Tests mirror the code: tests/<package>/<app>/test_<module>.py."""
