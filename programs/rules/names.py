"""What an organisation was called on a day."""

from collections.abc import Iterable, Mapping
from datetime import date

Text = Mapping[str, str]


def name_on(present: Text, renamings: Iterable[tuple[date | None, Text]], day: date) -> Text:
    """The name on `day`: before a renaming, what it was called until then.

    `renamings` are the first day of the new name (None: not known, so of no day) and the former name.
    """
    later = [(since, former) for since, former in renamings if since is not None and day < since]
    return min(later, key=lambda each: each[0])[1] if later else present
