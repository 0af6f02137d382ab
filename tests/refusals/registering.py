"""A register on both faces: sent, mapped, started, stopped, continued, put away."""

from typing import Any

from programs.models import RegisterImport
from tests.refusals.importing import Plan
from tests.refusals.stage import Stage
from tests.refusals.ways import TYPED, Way, Wrong

MAPPING = {
    "name": "mapped",
    "sheets": [
        {"columns": [{"heading": "No", "field": "external_id"}, {"heading": "Name", "field": "title"}]}
    ],
}


class Register(Plan):
    """A register of one agreement."""

    def __init__(self) -> None:
        super().__init__(f"external_id,title (en)\n1,{TYPED}\n")


def twice() -> bytes:
    return b"a,a\n1,2\n"


def at(state: str) -> Any:
    """The import of the stage that is in this state."""
    return lambda s: RegisterImport.unscoped.get(body=s.cast.body, counts={"made": state})


def turned(state: str, into: str) -> Any:
    """Somebody was faster."""

    def spoil(s: Stage) -> None:
        RegisterImport.unscoped.filter(pk=at(state)(s).pk).update(state=into)

    return spoil


def step(verb: str, word: str, state: str, into: str, **fields: Any) -> Way:
    """One step of an import: a button on its page."""
    found = at(state)
    return Way(
        verb, "by_secretary", "by_coordinator",
        lambda s: (f"/register-imports/{found(s).pk}/{word}/", {"version": found(s).version, **fields}),
        lambda s: ("post", f"register-imports/{found(s).pk}/{word}/", {}, found(s).version),
        found, found, turned(state, into),
    )  # fmt: skip


def mapped(s: Stage, **more: Any) -> dict[str, Any]:
    return {
        "version": at("columns")(s).version, "order": "dmy", "language": "en", "split": ";", "save_as": "",
        "column_0_0": "external_id", "column_0_1": "title", **more,
    }  # fmt: skip


REGISTERING = (
    Way(
        "keep_register_files", "by_secretary", "by_coordinator",
        lambda s: (
            f"/bodies/{s.cast.body.pk}/register-imports/", {"profile": "cooperation", "file": Register()},
        ),
        lambda s: (
            "post", f"bodies/{s.cast.body.pk}/register-imports/", {"file": Register(), "profile": "cooperation"}, None,
        ),
        lambda s: s.cast.body, None, None, (Wrong({"file": twice}, {"file": twice}),),
    ),
    Way(
        "map_register", "by_secretary", "by_coordinator",
        lambda s: (f"/register-imports/{at('columns')(s).pk}/columns/", mapped(s)),
        lambda s: (
            "post", f"register-imports/{at('columns')(s).pk}/columns/", {"profile": MAPPING}, at("columns")(s).version,
        ),
        at("columns"), at("columns"), turned("columns", "done"),
        (Wrong({"save_as": "treaties_uk"}, {"profile": MAPPING, "save_as": "treaties_uk"}),),
    ),
    step("start_register_import", "start", "ready", "done"),
    step("stop_register_import", "stop", "reading", "done"),
    step("continue_register_import", "continue", "stopped", "done"),
    Way(
        "discard_register_import", "by_secretary", "by_coordinator",
        lambda s: (f"/register-imports/{at('ready')(s).pk}/discard/", {"version": at("ready")(s).version}),
        lambda s: ("delete", f"register-imports/{at('ready')(s).pk}/", None, at("ready")(s).version),
        at("ready"), at("ready"), turned("ready", "writing"),
    ),
)  # fmt: skip
