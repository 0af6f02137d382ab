"""Lists of pages as files: the rows of a page in its order and with its filters, in the words of its reader.

Each app adds its lists (add); a page links to them by {% export "name" %}.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.access import Actor
from cooperation.accounts.guard import actor_of_request, signed_in
from cooperation.api.exports import export
from cooperation.api.resources import Resource, named
from cooperation.api.shapes import Shape
from cooperation.errors import Absent
from cooperation.exports import columns as exported
from cooperation.exports.columns import Column, Table
from cooperation.exports.files import delimiter_for
from cooperation.statements import Raw
from cooperation.texts import shown_of

Rows = QuerySet[Any]
#: (actor, rows, title, form, delimiter) -> the pieces of a table that is written otherwise.
Writer = Callable[[Actor, Rows, str, str, str], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of pages. `resource`: the one of the interface whose rows it has, whose filters narrow it.

    `columns`, made for a reader in the language that is active, say what stands in CSV and XLSX; JSON Lines has the
    objects of the resource. A list that can be brought in again says the same in every language and form: it has no
    columns but those of its `shape` (by default the resource's), or a `writer`. `order`: of the page, the last of it
    unique.
    """

    title: Callable[[Actor], str]
    resource: str
    order: Sequence[Any]
    columns: Callable[[Actor], Sequence[Column]] | None = None
    writer: Writer | None = None
    shape: Shape | None = None
    #: Further narrowing, of a page that lists fewer than its resource.
    narrow: Callable[[Actor, Rows], Rows] | None = None


_lists: dict[str, Listing] = {}


def add(name: str, listing: Listing) -> None:
    """Makes a list known under the name that stands in its address and its file's name."""
    _lists[name] = listing


def names() -> Iterable[str]:
    """All lists."""
    return _lists.keys()


@signed_in
@require_safe
def file(request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """A list as CSV, XLSX or JSON Lines, narrowed by the filters of its page."""
    listing = _lists.get(name)
    if listing is None:
        raise Absent
    actor, resource = actor_of_request(request), named(listing.resource)
    rows = narrowed(actor, resource, request.GET)
    if listing.narrow:
        rows = listing.narrow(actor, rows)
    rows = rows.order_by(*_ordered(listing.order))
    title, language = listing.title(actor), get_language() or actor.language
    columns = listing.columns(actor) if listing.columns else ()
    pieces = None
    if listing.writer:
        pieces = listing.writer(actor, rows, title, form, delimiter_for(language))
    return export(
        actor, resource, rows, form=form, name=name, title=title, delimiter=delimiter_for(language),
        shape=listing.shape, table=(lambda: Table(columns, rows)) if columns else None, pieces=pieces,
    ).answer()  # fmt: skip


def narrowed(actor: Actor, resource: Resource, query: QueryDict) -> Rows:
    """The rows of a resource under the filters in a page's address; as on pages, what is no value narrows nothing."""
    rows = resource.rows(actor)
    for param in resource.filters:
        given = query.get(param.name, "") or param.default
        if given:
            try:
                value = param.parse(given)
            except ValueError:
                continue
            rows = param.narrow(rows, value, actor)
    return rows


def _ordered(order: Sequence[Any]) -> list[Any]:
    return [each() if callable(each) else each for each in order]


# --- Columns ----------------------------------------------------------------------------------------------------------


def text(heading: str, path: str) -> Column:
    """A text in the reader's language, or in the nearest that it has."""
    return Column(heading, shown_of(path, _language()))


def _language() -> str:
    return get_language() or "en"


def plain(heading: str, path: str | Any) -> Column:
    """Numbers, days, and strings as they are kept."""
    return Column(heading, F(path) if isinstance(path, str) else path)


def when(heading: str, path: str) -> Column:
    """A fuzzy date."""
    return Column(heading, Raw(path), exported.fuzzy, free=False)


def worded(heading: str, path: str, words: Iterable[tuple[Any, Any]]) -> Column:
    """One of a few values, by its word (a model's choices)."""
    said = {code: str(word) for code, word in words}
    return Column(heading, F(path), exported.worded({**said, "": ""}), free=False)


def flag(heading: str, path: str) -> Column:
    """Yes or nothing."""
    return worded(heading, path, [(True, _("yes")), (False, "")])


def joined(
    heading: str, rows: Rows, to: str, path: str, order: Sequence[str] = ("id",), by: str = "pk"
) -> Column:
    """The texts of related rows, scoped, that point by `to` to the row's `by`; one behind the other."""
    said = StringAgg(shown_of(path, _language()), "; ", order_by=order)
    found = rows.filter(**{to: OuterRef(by)}).order_by().values(to).annotate(_said=said).values("_said")
    return Column(heading, Subquery(found))
