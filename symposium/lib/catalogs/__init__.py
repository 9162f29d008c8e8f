"""Message catalogs of the interface: found in the code, kept in frontend/locale, checked.

Written on Babel, so that neither a developer nor a translator needs GNU gettext.
"""
