"""Carry a health article from source to reviewed, localized pages."""

__version__ = "0.1.0"
