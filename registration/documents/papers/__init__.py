"""Issued documents on paper: what they froze becomes the data of a Typst template, and a PDF."""

from registration.documents.papers.rendering import Printable, file_of, pdf_of

__all__ = ["Printable", "file_of", "pdf_of"]
