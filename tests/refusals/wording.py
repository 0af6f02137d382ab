"""Ways of wording: brackets, and how the sides stood."""

from meetings.models import Bracket, Review
from meetings.services.brackets import propose_wording
from tests.cast import text
from tests.refusals.stage import Stage
from tests.refusals.ways import TYPED, Way, Wrong


def concluded(stage: Stage) -> None:
    """The record of the session is closed."""
    Review.unscoped.filter(pk=stage.held.pk).update(state="concluded")


def bracket_of(stage: Stage) -> Bracket:
    """The wording of side BY of the first clause, put into brackets when it is first asked for."""
    found: Bracket | None = Bracket.unscoped.filter(outcome=stage.outcome).first()
    return found or propose_wording(
        stage.cast.actor("by_secretary"), outcome_id=stage.outcome.pk, clause=1, text=text("As BY has it")
    )


def _button(verb: str, path: str, wrong_who: str = "by_coordinator", who: str = "by_secretary") -> Way:
    return Way(
        verb, who, wrong_who,
        lambda s: (f"/brackets/{bracket_of(s).pk}/{path}/", {"version": bracket_of(s).version}),
        lambda s: ("post", f"brackets/{bracket_of(s).pk}/{path}/", {}, bracket_of(s).version),
        bracket_of, bracket_of, concluded, button=True,
    )  # fmt: skip


WORDING = (
    Way(
        "propose_wording", "ru_secretary", "by_coordinator",
        lambda s: (f"/outcomes/{s.outcome.pk}/brackets/", {"clause": 1, "text_en": TYPED}),
        lambda s: ("post", f"outcomes/{s.outcome.pk}/brackets/", {"clause": 1, "text": {"en": TYPED}}, None),
        lambda s: s.outcome, None, concluded,
        (
            Wrong({"text_en": " "}, {"text": {"en": " "}}),
            Wrong({"clause": 9}, {"clause": 9}),
        ),
    ),
    _button("accept_wording", "accept", who="ru_secretary"),
    _button("drop_wording", "drop", "ru_secretary"),
    _button("record_disagreement", "disagree"),
    Way(
        "enter_stands", "by_secretary", "by_coordinator",
        lambda s: (
            f"/outcomes/{s.outcome.pk}/stands/",
            {"rule": "consensus", "choice_0": "for", "version": s.outcome.version},
        ),
        lambda s: (
            "post", f"outcomes/{s.outcome.pk}/stands/",
            {"rule": "consensus", "stands": [{"party": str(s.cast.by.pk), "choice": "for"}]}, s.outcome.version,
        ),
        lambda s: s.outcome, lambda s: s.outcome, concluded,
        (Wrong({"rule": "silence"}, {"rule": "silence"}),),
    ),
)  # fmt: skip
