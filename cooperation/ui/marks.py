"""Sides, statuses, states and translatable texts as HTML.

Plain functions that return SafeString: the template tags call them, and so may a renderer of many rows. What does not
depend on the row is made once per language and kept.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any, Protocol

from babel import Locale, UnknownLocaleError
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, override
from django.utils.translation import pgettext_lazy as status_word

from cooperation.texts import pick

#: Languages written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})

#: code: (glyph, class of its colour, word). Each glyph has a shape of its own, so that the colour says nothing alone.
STATUSES: dict[str, tuple[str, str, Promise]] = {
    "not_started": ("ring", "idle", status_word("status", "Not started")),
    "on_track": ("disc", "ok", status_word("status", "On track")),
    "at_risk": ("triangle", "risk", status_word("status", "At risk")),
    "delayed": ("diamond", "late", status_word("status", "Delayed")),
    "blocked": ("square", "blocked", status_word("status", "Blocked")),
    "completed": ("tick", "ok", status_word("status", "Completed")),
    "dropped": ("bar", "idle", status_word("status", "Dropped")),
}

#: Which tone a state has; any other state is neutral.
TONES: dict[str, str] = {
    "in_force": "ok", "released": "ok", "signed": "ok", "resolved": "ok", "acknowledged": "ok", "held": "ok",
    "concluded": "ok", "confirmed": "ok", "authentic": "ok", "sent": "ok",
    "not_acknowledged": "risk", "recorded": "risk", "submitted": "risk", "proposed": "risk", "open": "risk",
    "illustrative": "risk", "postponed": "risk", "unconfirmed": "risk", "internal": "mine",
    "overdue": "late", "late": "late", "outstanding": "late",
    "refused": "blocked", "terminated": "blocked", "legal": "blocked", "failed": "blocked", "suppressed": "blocked",
}  # fmt: skip


class Party(Protocol):
    """What a side's party must say of itself."""

    code: str
    name: Mapping[str, str]


class Side(Protocol):
    """A party in one programme, in its order there (from 1)."""

    party: Any
    position: int


def language() -> str:
    """The language of the page, as a BCP 47 tag."""
    return get_language() or "en"


def glyph(name: str) -> str:
    """A shape of the sprite in base.html: ring, disc, triangle, diamond, square, tick, bar."""
    return f'<svg class="g" aria-hidden="true"><use href="#g-{name}"/></svg>'


# --- Status and state -------------------------------------------------------------------------------------------------


def status_label(code: str | None, lang: str | None = None) -> str:
    """The word for a status; for None the words "no position"."""
    with override(lang or language()):
        if code is None:
            return gettext("no position")
        return str(STATUSES[code][2]) if code in STATUSES else code


@lru_cache(maxsize=512)
def _status(code: str | None, lang: str) -> SafeString:
    word = escape(status_label(code, lang))
    if code is None:
        return SafeString(
            f'<span class="st none"><span aria-hidden="true">—</span><span class="vh">{word}</span></span>'
        )
    shape, tone, _word = STATUSES.get(code, ("ring", "idle", ""))
    return SafeString(f'<span class="st {tone}">{glyph(shape)}{word}</span>')


def status(code: str | None, lang: str | None = None) -> SafeString:
    """A status as glyph, word and colour; None and "" are a dash that is read out as "no position"."""
    return _status(code or None, lang or language())


def badge(kind: str, label: Any, title: Any = "") -> SafeString:
    """A state in a thin frame: `kind` chooses the tone (see TONES), `label` is what is read."""
    tone = TONES.get(str(kind), "")
    hint = f' title="{escape(str(title))}"' if title else ""
    return SafeString(f'<span class="badge {tone}"{hint}>{escape(str(label))}</span>')


def marking(name: Mapping[str, str] | str) -> SafeString:
    """The handling level that a text bears, beside it wherever it is shown."""
    return SafeString(
        f'<span class="marking"><span class="vh">{escape(gettext("Marking"))}: </span>{text(name)}</span>'
    )


# --- Languages of texts -----------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def language_name(tag: str, lang: str) -> str:
    """The name of language `tag` in language `lang` ("Belarusian"); the tag itself where unknown."""
    try:
        return str(Locale.parse(lang, sep="-").languages.get(tag.split("-", 1)[0], tag))
    except (UnknownLocaleError, ValueError):
        return tag


def own_name(tag: str) -> str:
    """A language's name in itself, capitalised as at the head of a list."""
    name = language_name(tag, tag)
    return name[:1].upper() + name[1:]


def direction(tag: str) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if tag.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=512)
def _fallback_parts(tag: str, lang: str) -> tuple[str, str]:
    """What stands before and after a text shown in another language than the page's."""
    with override(lang):
        note = escape(gettext("Language of this text: %(language)s") % {"language": language_name(tag, lang)})
    way = f' dir="{direction(tag)}"' if direction(tag) != direction(lang) else ""
    code = escape(tag.split("-", maxsplit=1)[0].upper())
    return (
        f'<span class="fallback" title="{note}"><span lang="{escape(tag)}"{way}>',
        f'</span><small class="in" aria-hidden="true">{code}</small></span>',
    )


def text(value: Mapping[str, str] | str | None, lang: str | None = None) -> SafeString:
    """A translatable text in the reader's language, escaped.

    Where it has none, the nearest language of the fallback chain, with its lang (and dir) and a small mark of it.
    """
    if not value:
        return SafeString("")
    if isinstance(value, str):
        return SafeString(escape(value))
    wanted = lang or language()
    tag, found = pick(value, wanted)
    if tag == wanted or not found:
        return SafeString(escape(found))
    before, after = _fallback_parts(tag, wanted)
    return SafeString(f"{before}{escape(found)}{after}")


def brief(value: Mapping[str, str] | None, limit: int, lang: str | None = None) -> SafeString:
    """The same text to its last whole word within `limit` characters, an ellipsis where it goes on."""
    if not value:
        return SafeString("")
    tag, found = pick(value, lang or language())
    if len(found) > limit:
        head, space, _rest = found[:limit].rpartition(" ")
        found = (head.rstrip(" ,;:.–—") if space else found[: limit - 1]) + "…"
    return text({tag: found}, lang)


#: "29-е", "8-я": a figure with the ending that its grammar asks.
_ORDINAL = re.compile(r"\d+-\w+")


def whole(said: str) -> SafeString:
    """A line as HTML, in which no ordinal breaks at its hyphen."""
    return SafeString(_ORDINAL.sub(r'<span class="whole">\g<0></span>', escape(said)))


def plain(value: Mapping[str, str] | str | None, lang: str | None = None) -> str:
    """The same choice without markup: for titles, options, alternative texts, file names. Not escaped."""
    if isinstance(value, str):
        return value
    return pick(value, lang or language())[1]


# --- Sides ------------------------------------------------------------------------------------------------------------


def hue(position: int, n_sides: int) -> str:
    """The hue and shape of a side: "a" and "b" of two; "n", neutral, from three on."""
    return ("a", "b")[position - 1] if n_sides == 2 and position in (1, 2) else "n"


@lru_cache(maxsize=1024)
def side_mark(code: str, name: str, position: int, n_sides: int) -> SafeString:
    """A side from plain values: of two, its shape and name in its hue; of more, its code and name."""
    key = hue(position, n_sides)
    if key == "n":
        rest = f" {escape(name)}" if name else ""
        return SafeString(f'<span class="side n"><b>{escape(code)}</b>{rest}</span>')
    shape = "disc" if key == "a" else "diamond"
    return SafeString(f'<span class="side {key}">{glyph(shape)}{escape(name or code)}</span>')


def side_name(of: Side, lang: str | None = None) -> str:
    """The short name of a side where it has one, else its name."""
    return plain(getattr(of.party, "short_name", None), lang) or plain(of.party.name, lang)


def side(of: Side, n_sides: int, lang: str | None = None) -> SafeString:
    """A side by its short name where it has one; `n_sides` is the number of sides in the programme."""
    return side_mark(of.party.code, side_name(of, lang), of.position, n_sides)


def side_code(of: Side, n_sides: int, lang: str | None = None) -> SafeString:
    """A side by its code alone, the name as a hint: for narrow columns."""
    name = plain(of.party.name, lang)
    key = hue(of.position, n_sides)
    mark = "" if key == "n" else glyph("disc" if key == "a" else "diamond")
    return SafeString(f'<abbr class="side {key}" title="{escape(name)}">{mark}{escape(of.party.code)}</abbr>')
