"""Texts in the demonstration's languages."""

from cooperation.texts import Text


def t(en: str, ru: str, be: str) -> Text:
    """A text in English, Russian and Belarusian."""
    return {"en": en, "ru": ru, "be": be}


def two(en: str, ru: str) -> Text:
    """A text of the regional commission, whose languages are English and Russian."""
    return {"en": en, "ru": ru}


def session_label(number: int) -> Text:
    """How a session is cited: "28th session"."""
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return t(f"{number}{suffix} session", f"{number}-е заседание", f"{number}-е пасяджэнне")
