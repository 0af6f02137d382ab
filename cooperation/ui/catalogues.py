"""The interface catalogues: `python -m cooperation.ui.catalogues compile | extract | check`.

`compile` makes the .mo files without a system msgfmt; `extract` brings the .po files up to the sources, keeping every
translation and guessing none; `check` names what is missing and returns 1 where anything is.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import polib

from cooperation.ui import sources
from cooperation.ui.sources import Message, Messages

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "cooperation" / "locale"

#: Plural forms of whole numbers (CLDR, language plural rules).
PLURALS = {
    "en": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "be": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
}
#: Parts of placeholders and markup that a translation must have as its source has them.
TOKENS = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?\w+[^>]*>")


def path_of(language: str) -> Path:
    """The .po file of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def forms_of(language: str) -> int:
    """How many plural forms the language has."""
    return int(PLURALS[language][len("nplurals=")])


# --- compile ----------------------------------------------------------------------------------------------------------


def uncompiled() -> list[str]:
    """The languages whose .mo is missing or older than its .po."""
    return [
        language
        for language in PLURALS
        if (source := path_of(language)).exists() and not _is_compiled(source)
    ]


def _is_compiled(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime >= source.stat().st_mtime


def compile_all() -> int:
    """Makes each .mo that is missing or older than its .po; returns how many were made."""
    made = 0
    for language in uncompiled():
        source = path_of(language)
        target = source.with_suffix(".mo")
        # Written beside and moved: a process that is starting reads the old file or the new one, never half of one.
        partial = target.with_suffix(f".{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(partial))
        partial.replace(target)
        made += 1
    return made


# --- extract ----------------------------------------------------------------------------------------------------------


def add(messages: Messages, found: Iterable[Message]) -> None:
    """Adds `found`, joining the places and the plural of equal ones."""
    for message in found:
        known = messages.setdefault(message.key, message)
        known.places |= message.places
        known.plural = known.plural or message.plural


def messages_of_product() -> Messages:
    """Every string that Python and the templates of the product say."""
    messages: Messages = {}
    for folder in ("cooperation", "programs", "meetings"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            add(messages, sources.of_python(path.read_text("utf-8"), str(path.relative_to(ROOT))))
    for folder_path in [ROOT / "templates", *sorted(ROOT.glob("*/templates"))]:
        for path in sorted(folder_path.rglob("*.*")):
            if path.suffix in (".html", ".txt"):
                add(messages, sources.of_template(path.read_text("utf-8"), str(path.relative_to(ROOT))))
    return messages


def wanted(language: str, product: Messages | None = None) -> Messages:
    """What a language's catalogue must hold: the product's strings, and those of packages that lack the language."""
    messages: Messages = {}
    add(messages, (product if product is not None else messages_of_product()).values())
    if language != "en":
        add(messages, sources.of_packages(language))
    return messages


def extract() -> None:
    """Writes what `wanted` says into every .po, with the translations that are there."""
    product = messages_of_product()
    for language in PLURALS:
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        known = polib.pofile(str(path)) if path.exists() else polib.POFile()
        merged(language, known, wanted(language, product)).save(str(path))


def merged(language: str, known: Any, messages: Messages) -> Any:
    """A new POFile of `messages` in order, with the translations of `known`; what is no longer said is left out."""
    old = {(entry.msgctxt or "", entry.msgid): entry for entry in known}
    made = polib.POFile(wrapwidth=110)
    made.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "MIME-Version": "1.0",
        "Plural-Forms": PLURALS[language],
    }
    for key in sorted(messages):
        made.append(_entry(language, messages[key], old.get(key)))
    return made


def _entry(language: str, message: Message, old: Any) -> Any:
    entry = polib.POEntry(
        msgid=message.text,
        msgctxt=message.context or None,
        occurrences=[(place, "") for place in sorted(message.places)],
        flags=[flag for flag in (old.flags if old else []) if flag == "fuzzy"],
        tcomment=old.tcomment if old else "",
    )
    if not message.plural:
        entry.msgstr = (old.msgstr if old else "") or (message.text if language == "en" else "")
        return entry
    entry.msgid_plural = message.plural
    given = dict(old.msgstr_plural) if old else {}
    english = [message.text, message.plural] if language == "en" else []
    entry.msgstr_plural = {
        index: given.get(index) or (english[index] if english else "") for index in range(forms_of(language))
    }
    return entry


# --- check ------------------------------------------------------------------------------------------------------------


def check() -> list[str]:
    """What is wrong with the catalogues, one line each; [] where they are complete."""
    product = messages_of_product()
    faults: list[str] = []
    for language in PLURALS:
        path = path_of(language)
        if not path.exists():
            faults.append(f"{language}: there is no catalogue")
            continue
        faults += [
            f"{language}: {fault}"
            for fault in faults_of(language, polib.pofile(str(path)), wanted(language, product))
        ]
    return faults


def faults_of(language: str, catalogue: Any, messages: Messages) -> Iterator[str]:
    """What is wrong with one catalogue, given what it must hold."""
    if catalogue.metadata.get("Plural-Forms") != PLURALS[language]:
        yield f"Plural-Forms is not {PLURALS[language]!r}"
    entries = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue if not entry.obsolete}
    for entry in catalogue.obsolete_entries():
        yield f"obsolete: {entry.msgid!r}"
    for key in sorted(set(entries) - set(messages)):
        yield f"no longer said: {key[1]!r}"
    for key, message in sorted(messages.items()):
        if key not in entries:
            yield f"missing: {message.text!r} ({', '.join(sorted(message.places))})"
        else:
            yield from _faults_of_entry(language, message, entries[key])


def _faults_of_entry(language: str, message: Message, entry: Any) -> Iterator[str]:
    if entry.fuzzy:
        yield f"fuzzy: {message.text!r}"
    if (entry.msgid_plural or "") != message.plural:
        yield f"plural is not {message.plural!r}: {message.text!r}"
    given = entry.msgstr_plural if message.plural else {0: entry.msgstr}
    if len(given) != (forms_of(language) if message.plural else 1):
        yield f"{len(given)} plural forms: {message.text!r}"
    # A form such as Russian "one" also stands for 21, so each must have the tokens of the plural, the figure included.
    tokens = sorted(TOKENS.findall((message.plural or message.text).replace("%%", "")))
    for form in given.values():
        if not form.strip():
            yield f"untranslated: {message.text!r}"
        elif language != "en" and sorted(TOKENS.findall(form.replace("%%", ""))) != tokens:
            yield f"placeholders differ: {message.text!r} → {form!r}"


def main(arguments: list[str]) -> int:
    """The command line."""
    match arguments:
        case ["compile"]:
            # Asked at every start: nothing is said where nothing was to be done.
            if made := compile_all():
                sys.stdout.write(f"{made} catalogues compiled\n")
            return 0
        case ["extract"]:
            _start_django()
            extract()
            return 0
        case ["check"]:
            _start_django()
            faults = check()
            sys.stdout.write("".join(f"{fault}\n" for fault in faults))
            return 1 if faults else 0
        case _:
            sys.stderr.write("python -m cooperation.ui.catalogues compile | extract | check\n")
            return 2


def _start_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cooperation.settings")
    django.setup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
