"""A text in several languages: one jsonb value keyed by BCP 47 tag."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

Text = dict[str, str]
TURNED = _("Characters that turn the direction of writing around are not allowed.")

#: Which language is read where one is missing, nearest first.
FALLBACKS: dict[str, tuple[str, ...]] = {
    "en": ("en", "ru", "be"),
    "ru": ("ru", "be", "en"),
    "be": ("be", "ru", "en"),
}


@lru_cache(maxsize=256)
def chain(language: str) -> tuple[str, ...]:
    """The tags to try for a reader of `language` (BCP 47), nearest first."""
    plain = language.split("-", 1)[0]
    return tuple(dict.fromkeys((language, plain, *FALLBACKS.get(plain, FALLBACKS["en"]))))


def pick(value: Mapping[str, str] | None, language: str) -> tuple[str, str]:
    """The (tag, text) of `value` that a reader of `language` is shown; ("", "") where there is none."""
    if not value:
        return "", ""
    for tag in chain(language):
        text = value.get(tag)
        if text:
            return tag, text
    for tag, text in value.items():
        if text:
            return tag, text
    return "", ""


def in_every_language(said: str) -> Text:
    """A sentence of the catalogues as a text in the languages of the interface."""
    made = {}
    for language in FALLBACKS:
        with override(language):
            made[language] = gettext(said)
    return made


class Order(models.Func):
    """SQL: the key by which names are put in order: ё, і and ў in their places, without regard to case or quotes."""

    function = "cooperation_order"
    template = '%(function)s(%(expressions)s) COLLATE "C"'
    output_field = models.TextField()


def order_of(path: str, language: str) -> Order:
    """SQL: where the text at `path` stands in a list for a reader of `language`, by what pick() shows of it."""
    versions = (NullIf(KeyTextTransform(tag, path), models.Value("")) for tag in chain(language))
    return Order(Coalesce(*versions, models.Value(""), output_field=models.TextField()))


class _SomeVersion(models.Func):
    """SQL: any version of a text that says something."""

    template = "(SELECT value FROM jsonb_each_text(%(expressions)s) WHERE value <> '' LIMIT 1)"
    output_field = models.TextField()


def shown_of(path: str, language: str) -> Coalesce:
    """SQL: what pick() shows of the text at `path` to a reader of `language`."""
    versions = (NullIf(KeyTextTransform(tag, path), models.Value("")) for tag in chain(language))
    return Coalesce(*versions, _SomeVersion(path), models.Value(""), output_field=models.TextField())


#: LEFT-TO-RIGHT and RIGHT-TO-LEFT OVERRIDE make a text read otherwise than it is written. Marks, embeddings and
#: isolates (Unicode Standard Annex 9), which languages written from right to left need, do not.
_OVERRIDES = ("\u202d", "\u202e")


def turns_around(text: str) -> bool:
    """Whether the text holds a character that reverses what a reader sees."""
    return any(char in text for char in _OVERRIDES)


#: Letters and symbols that leave nothing on the page: the Hangul fillers and the empty Braille cell.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def says_nothing(text: str) -> bool:
    """Whether a reader sees nothing of `text`: spaces, controls and characters without a shape alone."""
    return all(
        char in _BLANK or char.isspace() or unicodedata.category(char) in ("Cc", "Cf") for char in text
    )


def has_words(text: Text) -> bool:
    """Whether something is said in at least one language."""
    return not all(says_nothing(words) for words in text.values())


def check_text(value: Any, *, max_length: int) -> Text:
    """`value` as a Text, or ValidationError: an object of language tag to string, no null byte, not too long.

    A version of which a reader would see nothing counts as missing, so that it cannot stand for a reason.
    """
    if not isinstance(value, dict):
        raise ValidationError(_("Give the text as an object of language tag to text."), code="type")
    clean: Text = {}
    for tag, text in value.items():
        if not isinstance(tag, str) or not is_tag(tag):
            raise ValidationError(_("Not a language tag: %(tag)s"), code="tag", params={"tag": str(tag)[:40]})
        _check_version(tag, text, max_length)
        if not says_nothing(text):
            clean[tag] = text.strip()
    return clean


def _check_version(tag: str, text: Any, max_length: int) -> None:
    """ValidationError where one language version does not do."""
    if not isinstance(text, str):
        raise ValidationError(_("The text in %(tag)s is not a string."), code="type", params={"tag": tag})
    if "\x00" in text:
        raise ValidationError(_("Null characters are not allowed."), code="null_characters_not_allowed")
    if turns_around(text):
        raise ValidationError(TURNED, code="turned")
    if len(text) > max_length:
        raise ValidationError(
            _("The text in %(tag)s has %(count)d characters; at most %(limit)d are allowed."),
            code="max_length",
            params={"tag": tag, "count": len(text), "limit": max_length},
        )


def is_tag(tag: str) -> bool:
    """Whether it has the shape of a BCP 47 tag."""
    parts = tag.split("-")
    return (
        len(tag) <= 35
        and parts[0].isascii()
        and parts[0].isalpha()
        and 2 <= len(parts[0]) <= 8
        and all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts[1:])
    )


class TextField(models.JSONField):
    """A translatable text. `max_length` bounds each language version, in characters."""

    def __init__(self, *args: Any, max_length: int = 20_000, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        self.text_max_length = max_length
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.text_max_length != 20_000:
            kwargs["max_length"] = self.text_max_length
        return name, path, args, kwargs

    def clean(self, value: Any, model_instance: Any) -> Any:
        return super().clean(check_text(value, max_length=self.text_max_length), model_instance)

    def validate(self, value: Any, model_instance: Any) -> None:
        check_text(value, max_length=self.text_max_length)
        super().validate(value, model_instance)
