"""Languages of texts: which versions stayed behind when another was changed, and which one says nothing of itself."""

from collections.abc import Collection, Mapping, Sequence


def behind(
    text: Mapping[str, str], former: Mapping[str, str] | None, still_right: Collection[str] = ()
) -> tuple[str, ...]:
    """The languages that say what the former text said, where another says something else by now.

    A language that is new, and one found `still_right`, is not behind; with no former text none is.
    """
    if not former or not any(tag in former and former[tag] != said for tag, said in text.items()):
        return ()
    return tuple(
        sorted(tag for tag, said in text.items() if former.get(tag) == said and tag not in still_right)
    )


#: Languages written in Cyrillic letters, as far as bodies are known to work in them (ISO 639).
CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"})


def language_of(title: str, languages: Sequence[str]) -> str:
    """The language of a short text that stands in one cell without saying so; `languages`: the body's, its first one
    first.

    Letters that only Belarusian or only Russian has decide between the two; else it is the body's first language that
    is written in Cyrillic letters, where it has them, and Russian where the body works in none. Other letters: English.
    """
    letters = frozenset(title.casefold())
    if letters & set("ўі"):
        return "be"
    if not any("а" <= letter <= "я" or letter == "ё" for letter in letters):
        return "en"
    spoken = [tag for tag in languages if tag.split("-")[0].casefold() in CYRILLIC]
    if not spoken or ("ru" in spoken and letters & set("ищъ")):
        return "ru"
    return spoken[0]
