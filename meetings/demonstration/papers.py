"""Files of the demonstration: protocols of sessions held, papers of acts and of positions. Each says that it is made up."""

import json
from pathlib import Path
from typing import Any

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from cooperation.access import Actor, acting_as
from cooperation.texts import Text
from cooperation.ui.when import day_words
from programs.models import Act, Document, Position
from programs.services.documents import kept

from . import matters_of_paper as matter
from .frame import Frame
from .minutes import write_minutes

TEMPLATE = Path(__file__).with_name("paper.typ")
LANGUAGES = ("ru", "en")


def write_papers(frame: Frame, acts: list[Act]) -> None:
    """Papers of the document of 2012 and of `acts`, and of a few positions; and the last two protocols."""
    write_minutes(frame)
    signed = Act.unscoped.filter(agreement=frame.programme.document_id).select_related("agreement", "party")
    for act in [*signed, *acts]:
        told = (
            matter.OF_DOCUMENT if act.agreement_id == frame.programme.document_id else matter.OF_ARRANGEMENT
        )
        code = act.party.code if act.party else ""
        with acting_as(frame.actor(code)):
            _of_act(frame, act, code, *told[act.kind])
    for code, number, name, title, text in matter.OF_POSITIONS:
        with acting_as(frame.actor(code)):
            _of_position(frame, code, number, name, title, text)


def _of_act(frame: Frame, act: Act, code: str, name: str, text: Text) -> None:
    """The paper of a side's act, shown to the other side."""
    day = act.done_on.first_day()
    place = {tag: f"{act.place[tag]}, {day_words(day, tag)}" for tag in LANGUAGES}
    signature = [act.signatory_name["ru"], act.signatory_post["ru"], act.signatory_post["en"]]
    document = Document(act=act, party=act.party, audience=Document.Audience.SHARED)
    pdf = _paper(act.agreement.title, place, text, [signature])
    _keep(frame.actor(code), document, f"{name}-{code}.pdf", pdf)


def _of_position(frame: Frame, code: str, number: str, name: str, title: Text, text: Text) -> None:
    position = Position.unscoped.filter(
        party=frame.parties[code], item=frame.items[number], latest=True
    ).select_related("release").first()  # fmt: skip
    if position is None:
        return
    at = position.release.released_at
    place = {tag: day_words(at.date(), tag) for tag in LANGUAGES}
    document = Document(
        programme=frame.programme,
        party=frame.parties[code],
        audience=Document.Audience.POSITION,
        marking_id=matter.MARKED.get(name),
    )
    _keep(frame.actor(code), document, name, _paper(title, place, text, []), at)
    document.positions.add(position)


def _paper(title: Text, place: Text, text: Text, signatures: list[list[str]]) -> bytes:
    data = {
        "notice": [matter.NOTICE[tag] for tag in LANGUAGES],
        "title": [title[tag] for tag in LANGUAGES],
        "parts": [[tag, place[tag], title[tag], text[tag].split("\n")] for tag in LANGUAGES],
        "signatures": signatures,
    }
    return bytes(
        typst.compile(
            str(TEMPLATE), root=str(TEMPLATE.parent), ignore_system_fonts=True, format="pdf",
            sys_inputs={"data": json.dumps(data)},
        )
    )  # fmt: skip


def _keep(actor: Actor, document: Document, name: str, pdf: bytes, at: Any = None) -> None:
    """As the service keeps a file that somebody hands in."""
    kept(actor, SimpleUploadedFile(name, pdf), document)
    document.uploaded_at = at or document.uploaded_at
    document.save(force_insert=True)
