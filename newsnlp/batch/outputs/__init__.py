"""The forms that records are written in, each by one function from lines of JSON to a path."""

from .forms import FORMS, Form, form_of

__all__ = ["FORMS", "Form", "form_of"]
