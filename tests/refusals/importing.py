"""A plan's file on both faces: sent, drafted, put away."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.refusals.stage import PLAN, Stage, acting_as_side
from tests.refusals.ways import TYPED, Way, Wrong


class Plan(SimpleUploadedFile):
    """A file of a plan that says something else each time it is made."""

    def __init__(self, content: str = PLAN % TYPED) -> None:
        super().__init__("plan.csv", content.encode())


def headless() -> bytes:
    return b"Nothing;of\nthe;kind\n"


def unknown_language() -> bytes:
    return b"No.;Title (xx)\n1.1;x\n"


def drafted(stage: Stage) -> None:
    """Somebody of the side has drafted it already."""
    with acting_as_side(stage.plan_file):
        type(stage.plan_file).unscoped.filter(pk=stage.plan_file.pk).update(change_set=stage.set)


def head(s: Stage, **more: Any) -> dict[str, Any]:
    return {"title_en": TYPED, "seen": s.seen, "version": s.plan_file.version, **more}


IMPORTING = (
    Way(
        "keep_plan_file", "by_coordinator", "by_reader",
        lambda s: (f"/programmes/{s.cast.programme.code}/plan-imports/", {"file": Plan()}),
        lambda s: ("post", f"programmes/{s.cast.programme.pk}/plan-imports/", {"file": Plan()}, None),
        lambda s: s.cast.programme, None, None,
        (Wrong({"file": headless}, {"file": headless}), Wrong({"file": unknown_language}, {"file": unknown_language})),
    ),
    Way(
        "draft_from_plan", "by_coordinator", "by_reader",
        lambda s: (f"/plan-imports/{s.plan_file.pk}/draft/", head(s)),
        lambda s: (
            "post", f"plan-imports/{s.plan_file.pk}/draft/", {"title": {"en": TYPED}, "seen": s.seen},
            s.plan_file.version,
        ),
        lambda s: s.plan_file, lambda s: s.plan_file, drafted, (Wrong({"title_en": ""}, {"title": {}}),),
    ),
    Way(
        "discard_plan_import", "by_coordinator", "by_reader",
        lambda s: (f"/plan-imports/{s.plan_file.pk}/discard/", {"version": s.plan_file.version}),
        lambda s: ("delete", f"plan-imports/{s.plan_file.pk}/", None, s.plan_file.version),
        lambda s: s.plan_file, lambda s: s.plan_file,
    ),
)  # fmt: skip
