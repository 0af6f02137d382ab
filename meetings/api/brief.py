"""The two-page brief, in the language and time zone of whoever the token or login is."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from cooperation.access import Actor
from cooperation.api.params import Params
from cooperation.api.views import FileFace
from meetings.exports.brief import brief
from meetings.exports.pack import pack
from meetings.selectors import brief as selectors
from meetings.selectors.brief import Subject

from .resources import TAG


class _Brief(FileFace):
    """A brief of something."""

    tag = TAG
    media_type = "application/pdf"
    text = (
        "Two A4 pages and never more, as PDF: state, main differences, what is owed by each, what will be raised, your"
        " own side's lines to take, whom you meet, next dates. What was left out is counted."
    )

    def find(self, actor: Actor, pk: UUID) -> Subject:
        """What it is about."""
        raise NotImplementedError

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        content = brief(self.actor, self.find(self.actor, id), self.actor.language)
        return self.attached(HttpResponse(content, content_type=self.media_type), "brief.pdf")


class OfReview(_Brief):
    """Of a session."""

    name = "read_review_brief"

    def find(self, actor: Actor, pk: UUID) -> Subject:
        return selectors.of_review(actor, pk)


class OfProgramme(_Brief):
    """Of a programme."""

    name = "read_programme_brief"

    def find(self, actor: Actor, pk: UUID) -> Subject:
        return selectors.of_programme(actor, pk)


class OfBody(_Brief):
    """Of a body."""

    name = "read_body_brief"

    def find(self, actor: Actor, pk: UUID) -> Subject:
        return selectors.of_body(actor, pk)


class OfAgreement(_Brief):
    """Of an agreement."""

    name = "read_agreement_brief"

    def find(self, actor: Actor, pk: UUID) -> Subject:
        return selectors.of_agreement(actor, pk)


class DelegationPack(FileFace):
    """The pack of a delegation."""

    tag = TAG
    name = "read_review_pack"
    media_type = "application/pdf"
    text = (
        "The pack of your own side's delegation to a session, as PDF: of each point the comparison, your side's lines"
        " to take and its history. 404 for who acts for no side."
    )

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        content = pack(self.actor, id, self.actor.language)
        return self.attached(HttpResponse(content, content_type=self.media_type), "pack.pdf")
