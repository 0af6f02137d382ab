"""What the minutes as a file say around their clauses."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from meetings.rules.minutes import Content
from meetings.rules.minutes_file import LINE


def around(content: Content) -> Iterator[str]:
    """Every text that its document has in its body outside the clauses."""
    sides = [side["name"] for side in content["sides"]]
    for said in (content["body"]["name"], content["title"], *sides, *content["signatures"].values()):
        yield from said.values()
    yield LINE
    for place, annex in enumerate(content["annexes"], 1):
        yield from numbered(place, annex["title"], content["languages"]).values()
        for row in annex["rows"]:
            for cell in row:
                yield from cell.values()


def numbered(place: int, title: dict[str, str], tags: Sequence[str]) -> dict[str, str]:
    """The title of an annex in each language, with its number."""
    said = {}
    for tag in tags:
        with override(tag):
            said[tag] = _("Annex %(number)d. %(title)s") % {"number": place, "title": title.get(tag, "")}
    return said
