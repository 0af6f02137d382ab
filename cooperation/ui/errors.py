"""The summary of what is wrong with a form, at its top, each entry leading to its field."""

from html import escape

from django import forms
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import ngettext


def _entries(form: forms.BaseForm) -> list[str]:
    entries = [escape(str(error)) for error in form.non_field_errors()]
    for bound in form:
        if bound.is_hidden:
            entries += [escape(str(error)) for error in bound.errors]
            continue
        target = bound.id_for_label or bound.auto_id
        entries += [
            f'<a href="#{escape(target)}">{conditional_escape(bound.label)}</a>: {escape(str(error))}'
            for error in bound.errors
        ]
    return entries


def error_list(form: forms.BaseForm) -> SafeString:
    """The summary, the first thing in the form; "" where nothing is wrong."""
    if not form.is_bound or not form.errors:
        return SafeString("")
    entries = _entries(form)
    head = ngettext("One thing needs correcting", "%(count)d things need correcting", len(entries)) % {
        "count": len(entries)
    }
    items = "".join(f"<li>{entry}</li>" for entry in entries)
    return SafeString(
        f'<div class="notice error summary" role="alert" tabindex="-1"><p><b>{escape(head)}</b></p>'
        f"<ul>{items}</ul></div>"
    )
