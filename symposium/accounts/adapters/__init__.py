"""Allauth's hooks: mail through our queue, secrets sealed, institutions that vouch for people."""
