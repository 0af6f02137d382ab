"""How headings and items of a plan may be numbered: 3.2, 4.1.а, II-7, 12/1, 5(b)."""

import re

_NUMBER = re.compile(r"(?:[^\W_]|[.\-/()])+")


def is_number(given: str) -> bool:
    """Whether it is made of letters of any script, digits and . - / ( ) alone, with at least one letter or digit."""
    return _NUMBER.fullmatch(given) is not None and any(char.isalnum() for char in given)
