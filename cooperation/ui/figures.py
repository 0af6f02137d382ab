"""Small drawings: the readiness meter and the progress bar, as SVG with a text beside them."""

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.ui import marks
from cooperation.ui.compare import percent
from cooperation.ui.when import nothing


def _share(part: int, total: int) -> float:
    return round(100 * part / total, 2) if total else 0.0


def meter_drawing(key: str, parts: list[tuple[str, int]], total: int) -> str:
    """Stacked segments: `parts` are (solid | half | hatched, count); what is left stays empty. Not read out."""
    at, drawn = 0.0, []
    for fill, count in parts:
        width = _share(count, total)
        if width:
            paint = f' fill="url(#hatch-{key})"' if fill == "hatched" else ""
            drawn.append(f'<rect class="{fill}" x="{at}%" width="{width}%" height="100%"{paint}/>')
        at += width
    ground = '<rect class="ground" width="100%" height="100%"/>'
    return f'<svg class="meter {key}" aria-hidden="true">{ground}{"".join(drawn)}</svg>'


def readiness(
    side: marks.Side,
    n_sides: int,
    *,
    total: int,
    released: int | None,
    submitted: int | None = 0,
    draft: int | None = 0,
    own: bool = False,
    note: str = "",
) -> SafeString:
    """How far a side is. Of another side only `released` is drawn and said, whatever else is passed.

    `released` is None where it has released and the reader may not yet know how many; `submitted` and `draft` are
    None where the reader may not read the side's drafts.
    """
    parts = [("solid", total if released is None else released)]
    more: list[str] = []
    if own and submitted is not None and draft is not None and released is not None:
        parts += [("half", submitted), ("hatched", draft)]
        more = _rest(total - released, submitted, draft) if released < total else []
    said = _said(released, total)
    if note:
        more.append(escape(note))
    drawing = meter_drawing(marks.hue(side.position, n_sides), parts, total)
    return SafeString(
        f'<div class="ready">{marks.side(side, n_sides)}{drawing}<p>{" · ".join([said, *more])}</p></div>'
    )


def _said(released: int | None, total: int) -> str:
    if not total:
        return f"<b>{escape(_('owes nothing'))}</b>"
    if released is None:
        return f"<b>{escape(_('released'))}</b>"
    return ngettext(
        "<b>%(released)d of %(count)d position</b> released",
        "<b>%(released)d of %(count)d positions</b> released",
        total,
    ) % {"released": released, "count": total}


def _rest(left: int, submitted: int, draft: int) -> list[str]:
    begun = [
        (submitted, ngettext("%(count)d ready to release", "%(count)d ready to release", submitted)),
        (draft, ngettext("%(count)d in draft", "%(count)d in draft", draft)),
        (
            left - submitted - draft,
            ngettext("%(count)d not begun", "%(count)d not begun", left - submitted - draft),
        ),
    ]
    return [escape(words % {"count": count}) for count, words in begun if count > 0]


def progress(value: int | None) -> SafeString:
    """A bar with its figure; a dash where no progress is given."""
    if value is None:
        return nothing(_("no figure"))
    width = min(max(value, 0), 100)
    return SafeString(
        f'<span class="progress"><svg aria-hidden="true"><rect class="ground" width="100%" height="100%"/>'
        f'<rect width="{width}%" height="100%"/></svg><span>{percent(value)}</span></span>'
    )
