"""The lists of the comparison, the term of an agreement, and a side's notes on agreements and sessions."""

from tests.refusals.ways import TYPED, Way, Wrong

NOTES = (
    Way(
        "write_agreement_note", "by_coordinator", "by_reader",
        lambda s: (f"/agreements/{s.cast.agreement.pk}/notes/", {"kind": "line", "text_en": TYPED}),
        lambda s: (
            "post", f"agreements/{s.cast.agreement.pk}/notes/", {"kind": "line", "text": {"en": TYPED}}, None,
        ),
        lambda s: s.cast.agreement, None, None, (Wrong({"text_en": " "}, {"text": {"en": " "}}),),
    ),
    Way(
        "record_term", "by_secretary", "by_reader",
        lambda s: (
            f"/agreements/{s.cast.agreement.pk}/term/",
            {"expires_on": "2099-06-30", "notice_by": "2099-03-31", "version": s.cast.agreement.version},
        ),
        lambda s: (
            "post", f"agreements/{s.cast.agreement.pk}/term/",
            {"expires_on": "2099-06-30", "notice_by": "2099-03-31"}, s.cast.agreement.version,
        ),
        lambda s: s.cast.agreement, lambda s: s.cast.agreement, None,
        (Wrong({"notice_by": "2099-07-01"}, {"notice_by": "2099-07-01"}),),
    ),
    Way(
        "move_to_list", "by_coordinator", "by_reader",
        lambda s: (f"/items/{s.outspoken.pk}/list/", {"list": "b", "reason_en": TYPED, "version": s.placement.version}),
        lambda s: (
            "post", f"items/{s.outspoken.pk}/placement/", {"list": "b", "reason": {"en": TYPED}}, s.placement.version,
        ),
        lambda s: s.outspoken, lambda s: s.placement, None,
        (
            Wrong({"reason_en": " "}, {"reason": {"en": " "}}),
            Wrong({"list": "c"}, {"list": "c"}),
        ),
    ),
    Way(
        "write_review_note", "by_coordinator", "by_reader",
        lambda s: (f"/sessions/{s.ahead.pk}/notes/", {"kind": "line", "text_en": TYPED}),
        lambda s: ("post", f"reviews/{s.ahead.pk}/notes/", {"kind": "line", "text": {"en": TYPED}}, None),
        lambda s: s.ahead, None, None, (Wrong({"text_en": " "}, {"text": {"en": " "}}),),
    ),
)  # fmt: skip
