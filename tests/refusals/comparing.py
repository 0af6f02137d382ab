"""The comparison's lists, the term and final clauses of an agreement, a side's notes on agreements and sessions."""

import json

from tests.refusals.ways import TYPED, Way, Wrong

#: Final clauses, and a condition that names who is no party.
CLAUSES = {"trigger": "event", "of": TYPED, "term": {"n": 5, "unit": "year"}}
UNKNOWN = {"trigger": "kth_instrument", "k": 2, "named": ["XX"]}

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
        "record_clauses", "by_secretary", "by_reader",
        lambda s: (
            f"/agreements/{s.cast.agreement.pk}/clauses/",
            {"do": "record", "clauses": json.dumps(CLAUSES), "version": s.cast.agreement.version},
        ),
        lambda s: (
            "put", f"agreements/{s.cast.agreement.pk}/clauses/", {"clauses": CLAUSES}, s.cast.agreement.version,
        ),
        lambda s: s.cast.agreement, lambda s: s.cast.agreement, None,
        (
            Wrong({"clauses": json.dumps({**CLAUSES, "k": 2})}, {"clauses": {**CLAUSES, "k": 2}}),
            Wrong(
                {"clauses": json.dumps({**CLAUSES, "and": [UNKNOWN]})}, {"clauses": {**CLAUSES, "and": [UNKNOWN]}}
            ),
        ),
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
