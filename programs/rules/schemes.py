"""How a body numbers its papers and outcomes: a scheme with places in braces, JC/{session}/WP.{number}."""

import re
from collections.abc import Collection

#: What may stand in a scheme of papers, and of outcomes; `number` has to.
OF_PAPERS = ("body", "session", "year", "kind", "number")
OF_OUTCOMES = ("body", "session", "year", "number")
_PLACE = re.compile(r"\{([^{}]*)\}")


def faults(scheme: str, known: Collection[str]) -> list[str]:
    """What is wrong with a scheme, as codes: "number" where it has no place for one, "braces", or the unknown place."""
    places = _PLACE.findall(scheme)
    found = [place for place in places if place not in known]
    if "{" in _PLACE.sub("", scheme) or "}" in _PLACE.sub("", scheme):
        found.append("braces")
    return found if "number" in places else [*found, "number"]


def numbered(scheme: str, **values: str | int) -> str:
    """The symbol or number that a scheme gives. A place without a value is left out with the stroke before it."""
    said = {name: str(value) for name, value in values.items()}
    bare = re.sub(
        r"(/?)\{([^{}]*)\}(/?)",
        lambda found: (
            f"{found[1]}{said[found[2]]}{found[3]}" if said.get(found[2]) else found[1] and found[3]
        ),
        scheme,
    )
    return bare.strip("/")
