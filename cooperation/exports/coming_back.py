"""What brings the file of a list in again: for every list that is exported, here alone, or why nothing does.

A file comes back to the same records: where it is from it changes nothing, elsewhere it makes them.
"""

from enum import Enum


class Back(Enum):
    """How the records of a list come back, in words."""

    IMPORT = "An import of registers brings it in again, to the same records."
    REGISTER = "The register of agreements carries it: an import of registers brings that in again."
    ORGANISATIONS = "The list of organisations carries it: an import of registers brings that in again."
    PLAN = "The file of the plan (XLSX, CSV) carries it: an import of the plan brings that in again."
    ACT = "Each comes about by an act of whoever is entitled to it, and is brought in by no file."
    RESULT = "It follows from other records."
    RECORD = "It says what happened, and is written by nobody afterwards."
    SETTING = (
        "It says how this installation is set up, by its administration or by the people of a body or side."
    )


#: Lists of pages (cooperation.lists), by name.
OF_PAGES: dict[str, Back] = {
    "agreements": Back.IMPORT, "organisations": Back.IMPORT, "appointments": Back.IMPORT,
    "obstacles": Back.ACT, "joint-projects": Back.ACT, "cooperation": Back.ACT, "rounds": Back.ACT,
    "positions": Back.ACT, "change-sets": Back.ACT, "sessions": Back.ACT, "outcomes": Back.ACT, "agenda": Back.ACT,
    "papers": Back.ACT, "letters": Back.ACT, "decisions": Back.ACT, "backlog": Back.ACT,
    "duties": Back.RESULT, "extensions": Back.RESULT,
}  # fmt: skip
#: Lists of the interface (cooperation.api.resources), by name. Agreements come back in the own form (`own_form`).
OF_INTERFACE: dict[str, Back] = {
    **dict.fromkeys(("agreements", "organisations", "people", "posts", "appointments"), Back.IMPORT),
    **dict.fromkeys(("acts", "agreement-relations"), Back.REGISTER),
    **dict.fromkeys(("organisation-changes",), Back.ORGANISATIONS),
    **dict.fromkeys(("items", "sections", "milestones"), Back.PLAN),
    **dict.fromkeys((
        "agenda-items", "backlog", "brackets", "change-sets", "changes", "consents", "contributions", "cooperations",
        "date-confirmations", "delegations", "documents", "drafts", "intersessional-decisions", "joint-projects",
        "letters", "minutes", "minutes-changes", "notes", "obstacles", "outcomes", "papers", "positions", "referrals",
        "releases", "responsibilities", "reviews", "rounds", "sittings", "stands",
    ), Back.ACT),
    **dict.fromkeys((
        "closures", "decisions", "due-items", "duties", "editions", "extensions", "reminders", "schedule-steps",
        "successions",
    ), Back.RESULT),
    **dict.fromkeys((
        "act-versions", "minutes-seals", "plan-imports", "reads", "register-imports", "reminder-choices",
    ), Back.RECORD),
    **dict.fromkeys((
        "bodies", "calendar-feeds", "markings", "parties", "placements", "programmes", "register-profiles", "rotations",
    ), Back.SETTING),
}  # fmt: skip
