"""Which language versions of a text have stayed behind when another was changed."""

from collections.abc import Collection, Mapping


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
