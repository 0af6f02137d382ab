"""A vocabulary that behaves as a language's does: few words are everywhere, most are rare (Zipf's law)."""

import random
from itertools import accumulate

SIZE = 20_000
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
_CYRILLIC = str.maketrans("abdefgiklmnoprstuvz", "абдефгиклмнопрстувз")


class Vocabulary:
    """`SIZE` words, the most frequent first; texts drawn from them, the same ones for the same seed."""

    def __init__(self, seed: int = 2012) -> None:
        self.random = random.Random(seed)
        seen: dict[str, None] = {}
        while len(seen) < SIZE:
            seen["".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4)))] = None
        self.words = list(seen)
        self._weights = list(accumulate(1 / rank for rank in range(1, SIZE + 1)))

    def text(self, count: int) -> str:
        """`count` words in Latin letters."""
        return " ".join(self.random.choices(self.words, cum_weights=self._weights, k=count))

    def cyrillic(self, count: int) -> str:
        """`count` words in Cyrillic letters."""
        return in_cyrillic(self.text(count))


def in_cyrillic(text: str) -> str:
    """A text of the vocabulary in Cyrillic letters."""
    return text.translate(_CYRILLIC)
