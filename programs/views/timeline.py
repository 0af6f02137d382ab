"""The life of an agreement as one drawing: its states, the acts of each party, the day that is looked at.

It repeats what the page tells in words, so it is drawn for the eye alone and prints as it is seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from django.utils.safestring import SafeString

#: Measures of the drawing, in its own units; it is scaled to the width that there is.
_WIDTH, _LEFT, _RIGHT, _LANE, _TOP = 960, 168, 14, 30, 30
_NAME_LETTERS = 22
#: A day known in part is drawn as a line where that is wider than this.
_SPREAD = 10
#: Acts that are drawn as consent to be bound, filled, and as what ends, as a lozenge; see agreements.css.
CONSENTS = frozenset({
    "ratification", "acceptance", "approval", "accession", "notification", "definitive_signature", "entered_into_force",
})  # fmt: skip
ENDS = frozenset({"denunciation", "terminated", "superseded", "ended", "non_renewal"})


@dataclass(frozen=True, slots=True)
class Mark:
    """An act or a deadline on a lane: its first and last possible day, its kind (css), and what it says."""

    first: date
    last: date
    css: str
    said: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A time on a lane: its first day and the first day not any more (None: without an end), css, and what it says."""

    since: date | None
    until: date | None
    css: str
    said: str


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    bars: Sequence[Bar] = ()
    marks: Sequence[Mark] = ()


class _Scale:
    """Days to places across the drawing."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = max((last - first).days, 1)

    def at(self, day: date) -> float:
        held = min(max(day, self.first), self.last)
        return round(_LEFT + (held - self.first).days * (_WIDTH - _LEFT - _RIGHT) / self.days, 1)


def timeline(lanes: Sequence[Lane], on: date, label: str, here: str) -> SafeString:
    """The drawing; `label`: what it is called, `here`: what stands at the line of the day `on`. Empty without a day."""
    days = [day for lane in lanes for day in _days(lane)]
    if not days:
        return SafeString("")
    scale = _span([*days, on])
    height = _TOP + _LANE * len(lanes) + 26
    parts = [*_axis(scale, height), *_now(scale, on, height, here)]
    for place, lane in enumerate(lanes):
        parts += _lane(scale, lane, _TOP + _LANE * place)
    return SafeString(
        f'<svg class="timeline" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(label)}">'
        + "".join(parts)
        + "</svg>"
    )


def _days(lane: Lane) -> Iterator[date]:
    for bar in lane.bars:
        yield from (day for day in (bar.since, bar.until) if day is not None)
    for mark in lane.marks:
        yield from (day for day in (mark.first, mark.last) if day not in (date.min, date.max))


def _span(days: Sequence[date]) -> _Scale:
    """From a little before the first day to a little after the last, at least two years."""
    first, last = min(days), max(days)
    margin = timedelta(days=max((last - first).days // 20, 120))
    return _Scale(_moved(first, -margin), _moved(last, margin))


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _axis(scale: _Scale, height: int) -> Iterator[str]:
    """Lines at years, as many as are read with ease."""
    years = scale.last.year - scale.first.year + 1
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if years / step <= 11)
    for year in range(scale.first.year // step * step + step, scale.last.year + 1, step):
        x = scale.at(date(year, 1, 1))
        yield f'<line class="year" x1="{x}" x2="{x}" y1="{_TOP - 8}" y2="{height - 22}"/>'
        yield f'<text class="year" x="{x}" y="{height - 6}" text-anchor="middle">{year}</text>'


def _now(scale: _Scale, on: date, height: int, here: str) -> Iterator[str]:
    x = scale.at(on)
    side = "end" if x > _WIDTH * 0.75 else "start"
    beside = x - 5 if side == "end" else x + 5
    yield f'<line class="now" x1="{x}" x2="{x}" y1="4" y2="{height - 20}"/>'
    yield f'<text class="now" x="{beside}" y="14" text-anchor="{side}">{escape(here)}</text>'


def _lane(scale: _Scale, lane: Lane, top: int) -> Iterator[str]:
    middle = top + _LANE / 2
    name = lane.name if len(lane.name) <= _NAME_LETTERS else lane.name[: _NAME_LETTERS - 1].rstrip() + "…"
    yield f'<line class="lane" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{middle}" y2="{middle}"/>'
    yield f'<text class="name" x="0" y="{middle + 4}">{escape(name)}</text>'
    for bar in lane.bars:
        yield _bar(scale, bar, middle)
    for mark in lane.marks:
        yield _mark(scale, mark, middle)


def _bar(scale: _Scale, bar: Bar, middle: float) -> str:
    start = _LEFT if bar.since is None else scale.at(bar.since)
    end = _WIDTH - _RIGHT if bar.until is None else scale.at(bar.until)
    return (
        f'<rect class="life {bar.css}" x="{start}" y="{middle - 6}" width="{max(round(end - start, 1), 1)}"'
        ' height="12">'
        f"<title>{escape(bar.said)}</title></rect>"
    )


def _mark(scale: _Scale, mark: Mark, middle: float) -> str:
    """A disc, or a lozenge for what ends; where the day is known in part, a line over the days among which it is."""
    first, last = scale.at(mark.first), scale.at(mark.last)
    x = round((first + last) / 2, 1)
    spread = ""
    if last - first > _SPREAD:
        spread = f'<line class="spread" x1="{first}" x2="{last}" y1="{middle}" y2="{middle}"/>'
    shape = _shape(mark.css, x, middle)
    return f'<g class="mark {mark.css}"><title>{escape(mark.said)}</title>{spread}{shape}</g>'


def _shape(css: str, x: float, y: float) -> str:
    if css in ENDS:
        return f'<path d="M{x} {y - 6}l6 6-6 6-6-6z"/>'
    return f'<circle cx="{x}" cy="{y}" r="5"/>'


def key(lanes: Sequence[Lane], on: date, others: Mapping[str, str], here: str) -> SafeString:
    """What the shapes in the drawing mean, of those that stand in it. `others`: words for "consent", "end", "due",
    "other" and "spread"; bars are told as they are said.
    """
    bars = {bar.said: bar.css for lane in lanes for bar in lane.bars}
    signs = [
        (f'<rect class="life {css}" x="1" y="2" width="26" height="12"/>', said) for said, css in bars.items()
    ]
    marks = [mark for lane in lanes for mark in lane.marks]
    first = {_group(mark.css): mark.css for mark in reversed(marks)}
    for group in ("consent", "end", "other", "due"):
        if group in first:
            css = first[group]
            signs.append((f'<g class="mark {css}">{_shape(css, 14, 8)}</g>', others[group]))
    scale = _span([*(day for lane in lanes for day in _days(lane)), on])
    if any(scale.at(mark.last) - scale.at(mark.first) > _SPREAD for mark in marks):
        signs.append(('<line class="spread" x1="2" x2="26" y1="8" y2="8"/>', others["spread"]))
    signs.append(('<line class="now" x1="14" x2="14" y1="0" y2="16"/>', here))
    return SafeString(
        '<ul class="key" aria-hidden="true">'
        + "".join(
            f'<li><svg class="timeline sign" viewBox="0 0 28 16" focusable="false">{drawn}</svg> {escape(said)}</li>'
            for drawn, said in signs
        )
        + "</ul>"
    )


def _group(css: str) -> str:
    if css == "due":
        return css
    return "consent" if css in CONSENTS else "end" if css in ENDS else "other"
