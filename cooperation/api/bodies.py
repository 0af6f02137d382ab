"""Bodies: type, presence and length only; every rule stands in the services. What was not declared is refused."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cooperation.dates import FuzzyDate
from cooperation.texts import check_text

from .shapes import FUZZY, TEXT


class Body(serializers.Serializer[Any]):
    """A JSON object whose unknown properties are refused, each with its pointer."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            unknown = [str(name) for name in data if name not in self.fields]
            if unknown:
                raise serializers.ValidationError(
                    {name[:100]: [_("There is no such property here.")] for name in unknown[:20]}
                )
            # The last of two would be taken, and the first lost without a word; a list takes them all.
            if isinstance(data, QueryDict) and (
                twice := [
                    name
                    for name, all_ in data.lists()
                    if len(all_) > 1 and not isinstance(self.fields[name], serializers.ListField)
                ]
            ):
                raise serializers.ValidationError({name: [_("Give this parameter once.")] for name in twice})
        return super().to_internal_value(data)


class Nothing(Body):
    """An empty object, or no body at all."""


@extend_schema_field(TEXT)
class TextBodyField(serializers.Field[Any, Any, Any, Any]):
    """A text in one or more languages; `max_length` characters in each."""

    def __init__(self, *, max_length: int = 20_000, allow_empty: bool = True, **kwargs: Any) -> None:
        self.max_length, self.allow_empty = max_length, allow_empty
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> dict[str, str]:
        try:
            text = check_text(data, max_length=self.max_length)
        except DjangoValidationError as error:
            raise serializers.ValidationError(error.messages) from error
        if not text and not self.allow_empty:
            raise serializers.ValidationError(_("Write the text in at least one language."))
        return text

    def to_representation(self, value: Any) -> Any:
        return value


@extend_schema_field({"oneOf": [FUZZY, {"type": "string", "example": "2026-Q3"}]})
class FuzzyDateBodyField(serializers.Field[Any, Any, Any, Any]):
    """A date as far as it is known: the object, or the bare value."""

    def to_internal_value(self, data: Any) -> FuzzyDate:
        try:
            return FuzzyDate.parse(data)
        except ValueError as error:
            raise serializers.ValidationError(_("Not a date: %(reason)s.") % {"reason": error}) from error

    def to_representation(self, value: Any) -> Any:
        return value


def parsed(body: type[Body], data: Any) -> dict[str, Any]:
    """The validated content of a body; rest_framework's ValidationError names each fault."""
    serializer = body(data=data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)
