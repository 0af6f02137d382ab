"""Clauses of an outcome: which there are, and what becomes of the text when the wording of one is agreed."""

from collections.abc import Mapping

Text = Mapping[str, str]


def clauses(words: str) -> list[str]:
    """The paragraphs of a text that say something."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def count(text: Text) -> int:
    """How many clauses a text has, in the language that has most."""
    return max((len(clauses(words)) for words in text.values()), default=0)


def agreed(text: Text, clause: int, wording: Text) -> dict[str, str]:
    """The text with the wording in the place of that clause (from 1), or after the last where there is no such one.

    A language that the wording does not have stays as it is.
    """
    made = dict(text)
    for language, words in wording.items():
        if not words.strip():
            continue
        lines = clauses(made.get(language, ""))
        lines[clause - 1 : clause] = [words.strip()]
        made[language] = "\n".join(lines)
    return made
