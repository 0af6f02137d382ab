"""Agreements: recorded and changed, related, their texts; acts on them recorded, corrected, struck out."""

from typing import Any

from programs.models import Agreement, AgreementRelation, Document
from programs.services.agreement_texts import attach_text
from tests.cast import text
from tests.refusals.stage import Stage
from tests.refusals.ways import TYPED, Way, Wrong, file, program


def other(stage: Stage) -> Agreement:
    """Another agreement on the register of the body, made where it is first asked for."""
    found = Agreement.unscoped.filter(title__en="Another agreement").first()
    return found or Agreement.unscoped.create(
        body=stage.cast.body, kind="treaty", level="inter_state", character="binding",
        title=text("Another agreement"),
    )  # fmt: skip


def with_another(stage: Stage) -> Agreement:
    """The agreement, the other one being there."""
    other(stage)
    return stage.cast.agreement


def relation(stage: Stage) -> AgreementRelation:
    """What the agreement does to the other."""
    return AgreementRelation.unscoped.get_or_create(
        source=stage.cast.agreement, target=other(stage), kind="implements"
    )[0]


def kept_text(stage: Stage) -> Document:
    """A text of the agreement, kept where it is first asked for."""
    found = Document.unscoped.filter(agreement=stage.cast.agreement).first()
    return found or attach_text(
        stage.cast.actor("by_secretary"), agreement_id=stage.cast.agreement.pk, file=file(), language="be",
        audience="public",
    )  # fmt: skip


def is_an_agreement(stage: Stage) -> dict[str, Any]:
    """What the page says of an agreement of both sides."""
    sides = [str(stage.cast.by.pk), str(stage.cast.ru.pk)]
    return {"title_en": TYPED, "kind": "treaty", "parties": sides}


def said(stage: Stage) -> dict[str, Any]:
    """The same for the interface."""
    return {
        "title": {"en": TYPED}, "kind": "treaty", "parties": [str(stage.cast.by.pk), str(stage.cast.ru.pk)],
    }  # fmt: skip


def act_fields(stage: Stage) -> dict[str, Any]:
    return {"party": str(stage.cast.by.pk), "done_on_year": "2013", "note_en": TYPED}


def act_body(stage: Stage) -> dict[str, Any]:
    return {"kind": "ratification", "party": str(stage.cast.by.pk), "done_on": "2013", "note": {"en": TYPED}}


_NO_TITLE = (Wrong({"title_en": " "}, {"title": {"en": " "}}),)
_NO_DAY = (Wrong({"done_on_year": ""}, {"done_on": None}),)

AGREEING = (
    Way(
        "record_agreement", "by_secretary", "by_reader",
        lambda s: (f"/agreements/new/?body={s.cast.body.pk}", is_an_agreement(s)),
        lambda s: ("post", "agreements/", {"body": str(s.cast.body.pk), **said(s)}, None),
        lambda s: s.cast.body, None, None, _NO_TITLE,
    ),
    Way(
        "edit_agreement", "by_secretary", "by_reader",
        lambda s: (
            f"/agreements/{s.cast.agreement.pk}/edit/",
            {**is_an_agreement(s), "version": s.cast.agreement.version},
        ),
        lambda s: ("put", f"agreements/{s.cast.agreement.pk}/", said(s), s.cast.agreement.version),
        lambda s: s.cast.agreement, lambda s: s.cast.agreement, None, _NO_TITLE,
    ),
    Way(
        "relate", "by_secretary", "by_reader",
        lambda s: (
            f"/agreements/{s.cast.agreement.pk}/relate/?q=another",
            {"kind": "implements", "target": str(other(s).pk)},
        ),
        lambda s: (
            "post", f"agreements/{s.cast.agreement.pk}/relations/",
            {"kind": "implements", "other": str(other(s).pk)}, None,
        ),
        with_another, None,
    ),
    Way(
        "unrelate", "by_secretary", "by_reader",
        lambda s: (f"/agreement-relations/{relation(s).pk}/remove/", {"version": relation(s).version}),
        lambda s: ("delete", f"agreement-relations/{relation(s).pk}/", None, relation(s).version),
        relation, relation, button=True,
    ),
    Way(
        "record_act", "by_secretary", "by_reader",
        lambda s: (f"/agreements/{s.cast.agreement.pk}/acts/new/?kind=ratification", act_fields(s)),
        lambda s: ("post", f"agreements/{s.cast.agreement.pk}/acts/", act_body(s), None),
        lambda s: s.cast.agreement, None, None, _NO_DAY,
    ),
    Way(
        "correct_act", "by_secretary", "by_reader",
        lambda s: (
            f"/acts/{s.act.pk}/correct/", {**act_fields(s), "reason_en": TYPED, "version": s.act.version},
        ),
        lambda s: (
            "post", f"acts/{s.act.pk}/correct/",
            {**act_body(s), "kind": s.act.kind, "reason": {"en": TYPED}}, s.act.version,
        ),
        lambda s: s.act, lambda s: s.act, None,
        (*_NO_DAY, Wrong({"reason_en": " "}, {"reason": {"en": " "}})),
    ),
    Way(
        "strike_act", "by_secretary", "by_reader",
        lambda s: (f"/acts/{s.act.pk}/strike-out/", {"reason_en": TYPED, "version": s.act.version}),
        lambda s: ("post", f"acts/{s.act.pk}/strike-out/", {"reason": {"en": TYPED}}, s.act.version),
        lambda s: s.act, lambda s: s.act, None, (Wrong({"reason_en": " "}, {"reason": {"en": " "}}),),
    ),
    Way(
        "attach_text", "by_secretary", "by_coordinator",
        lambda s: (
            f"/agreements/{s.cast.agreement.pk}/texts/", {"file": file(), "language": "be", "audience": "shared"},
        ),
        lambda s: ("post", f"agreements/{s.cast.agreement.pk}/texts/", {"file": file(), "language": "be"}, None),
        lambda s: s.cast.agreement, None, None,
        (Wrong({"file": program}, {"file": program}), Wrong({"language": "!"}, {"language": "!"})),
    ),
    Way(
        "take_back_text", "by_secretary", "by_coordinator",
        lambda s: (f"/documents/{kept_text(s).pk}/take-back/", {"reason_en": TYPED, "version": kept_text(s).version}),
        lambda s: (
            "post", f"documents/{kept_text(s).pk}/take-back/", {"reason": {"en": TYPED}}, kept_text(s).version,
        ),
        kept_text, kept_text, None, (Wrong({"reason_en": " "}, {"reason": {"en": " "}}),),
    ),
)  # fmt: skip
