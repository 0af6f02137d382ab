"""One domain error, said in HTML or as application/problem+json (RFC 9457)."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import (
    NON_FIELD_ERRORS,
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
    ValidationError,
)
from django.db import InterfaceError, OperationalError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where: `pointer` is a JSON Pointer (RFC 6901) into the input, "" for the whole."""

    pointer: str
    detail: str


class DomainError(Exception):
    """A refusal by a rule of the domain. Nothing was written."""

    status: int = HTTPStatus.UNPROCESSABLE_ENTITY
    type = "about:blank"
    title: Any = gettext_lazy("The rules do not allow this")

    def __init__(self, detail: Any = "", *, faults: Iterable[Fault] = ()) -> None:
        self.detail = force_str(detail)
        self.faults = tuple(faults)
        super().__init__(self.detail)


class Invalid(DomainError):
    """The input itself is wrong: each fault says where."""

    status = HTTPStatus.BAD_REQUEST
    title = gettext_lazy("The input is not valid")

    @classmethod
    def of(cls, field: str, detail: Any) -> "Invalid":
        return cls(detail, faults=[Fault(f"/{field}" if field else "", force_str(detail))])

    @classmethod
    def from_validation(cls, error: ValidationError, prefix: str = "") -> "Invalid":
        """From Django's ValidationError, keyed by field or not."""
        if hasattr(error, "error_dict"):
            faults = [
                Fault(prefix + ("" if field == NON_FIELD_ERRORS else f"/{field}"), message)
                for field, messages in error.message_dict.items()
                for message in messages
            ]
        else:
            faults = [Fault(prefix, message) for message in error.messages]
        return cls(faults[0].detail if len(faults) == 1 else "", faults=faults)


def raise_all(faults: Sequence[Fault]) -> None:
    """Invalid with everything that is wrong; nothing where nothing is."""
    if faults:
        raise Invalid(faults[0].detail if len(faults) == 1 else "", faults=faults)


def clean(instance: Model, *fields: str) -> None:
    """Checks the named fields of a row; Invalid names each that is wrong. The rest comes from the service itself."""
    try:
        instance.clean_fields(exclude={f.name for f in instance._meta.fields} - set(fields))
    except ValidationError as error:
        raise Invalid.from_validation(error) from error


class Forbidden(DomainError):
    """The actor sees the subject but may not do this to it."""

    status = HTTPStatus.FORBIDDEN
    title = gettext_lazy("You may not do this")


class Absent(DomainError):
    """There is no such thing, or none that the actor may see: the two are not told apart."""

    status = HTTPStatus.NOT_FOUND
    title = gettext_lazy("Not found")


class Conflict(DomainError):
    """The state of the subject does not allow this now."""

    status = HTTPStatus.CONFLICT
    title = gettext_lazy("The present state does not allow this")


class Stale(DomainError):
    """The subject changed since the actor read it. `current` is the version it has now, 0 where none was compared."""

    status = HTTPStatus.PRECONDITION_FAILED
    title = gettext_lazy("It was changed in the meantime")

    def __init__(self, current: int, detail: str = "", *, faults: Iterable[Fault] = ()) -> None:
        self.current = current
        super().__init__(
            detail
            or _(
                "Someone saved a newer version while you were working on this one. Nothing was overwritten."
            ),
            faults=faults,
        )


class VersionMissing(DomainError):
    """A change without If-Match."""

    status = HTTPStatus.PRECONDITION_REQUIRED
    title = gettext_lazy("Say which version you change")


def check_version(current: int, given: int | None) -> None:
    """Stale where `given` is not the `current` version; VersionMissing where none is given."""
    if given is None:
        raise VersionMissing(_("Send the version you have read."))
    if given != current:
        raise Stale(current)


# --- RFC 9457 ---------------------------------------------------------------------------------------------------------


def problem(
    status: int,
    *,
    title: Any = "",
    detail: Any = "",
    faults: Iterable[Fault] = (),
    extra: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """An application/problem+json response. `title` defaults to the HTTP phrase."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": force_str(title) or HTTPStatus(status).phrase,
        "status": int(status),
    }
    if detail:
        body["detail"] = force_str(detail)
    errors = [{"pointer": fault.pointer, "detail": fault.detail} for fault in faults]
    if errors:
        body["errors"] = errors
    body.update(extra or {})
    response = HttpResponse(orjson.dumps(body), status=status, content_type="application/problem+json")
    response["Cache-Control"] = "no-store"
    return response


def problem_of(error: DomainError) -> HttpResponse:
    """The problem that says a DomainError."""
    extra = {"current_version": error.current} if isinstance(error, Stale) else None
    return problem(error.status, title=error.title, detail=error.detail, faults=error.faults, extra=extra)


def problem_handler(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """DRF's exception handler: every refusal of the API is a problem."""
    from rest_framework import exceptions

    if isinstance(error, DomainError):
        return problem_of(error)
    if isinstance(error, ValidationError):
        return problem_of(Invalid.from_validation(error))
    if isinstance(error, Http404):
        return problem_of(Absent(_("There is nothing here that you may see.")))
    if isinstance(error, PermissionDenied):
        return problem_of(Forbidden())
    if isinstance(error, exceptions.ValidationError):
        return problem_of(Invalid(faults=_faults(error.detail)))
    return _framework_problem(error) if isinstance(error, exceptions.APIException) else None


def _framework_problem(error: Any) -> HttpResponse:
    response = problem(error.status_code, detail=error.detail)
    if challenge := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = str(int(wait) + 1)
    return response


def _faults(detail: Any, pointer: str = "") -> list[Fault]:
    if isinstance(detail, Mapping):
        return [
            fault
            for key, value in detail.items()
            for fault in _faults(
                value, pointer if key == "non_field_errors" else f"{pointer}/{_escape(str(key))}"
            )
        ]
    if isinstance(detail, list):
        if all(isinstance(entry, str) for entry in detail):
            return [Fault(pointer, force_str(entry)) for entry in detail]
        return [fault for index, entry in enumerate(detail) for fault in _faults(entry, f"{pointer}/{index}")]
    return [Fault(pointer, force_str(detail))]


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


# --- Pages ------------------------------------------------------------------------------------------------------------


def is_api(request: HttpRequest) -> bool:
    """Whether the JSON face was asked."""
    return request.path.startswith("/api/")


def page(request: HttpRequest, status: int, detail: str = "", template: str = "") -> HttpResponse:
    """The error said in the face that was asked; by another page than that of its status with `template`."""
    if is_api(request):
        return problem(status, detail=detail)
    other = "409.html" if 400 <= status < 500 else "500.html"
    name = {400: "400.html", 403: "403.html", 404: "404.html"}.get(status, other)
    return render(request, template or name, {"detail": detail, "status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; 413 where a form is larger, or has more fields, than are read."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return page(request, 413, _("What was sent is too large. Go back, shorten it and send it again."))
    return page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 403, getattr(exception, "detail", ""))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 404)


def in_words(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A refusal of a method (RFC 9110 section 15.5.6) said on a page: what the framework answers has no words.

    Whoever is shown a refused form stands at an address that only takes what is sent: reading it again, or choosing
    another language there, leads here.
    """
    if not isinstance(response, HttpResponseNotAllowed) or response.content or is_api(request):
        return response
    said = _(
        "This address takes what a form sends, and shows nothing itself. Go back to the page with the form."
    )
    spoken = page(request, 405, said)
    spoken["Allow"] = response["Allow"]
    return spoken


#: Seconds after which a part that was killed is back as a rule.
AWAY = 2


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 with Retry-After (RFC 9110 section 10.2.3) where it is the database that was away or gave up."""
    away = isinstance(sys.exception(), (OperationalError, InterfaceError))
    response = page(request, 503 if away else 500)
    if away:
        response["Retry-After"] = str(AWAY)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form sent without its token: usually a page kept open across a sign-in."""
    # Not the page that speaks of rights: whoever reads this has them.
    said = _("The form had expired. Go back, reload the page and send it again.")
    return page(request, 403, said, template="409.html")
