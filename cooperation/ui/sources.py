"""Where the strings of the interface stand: calls in Python, nodes in templates, and packages that lack a language."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import polib
from django.conf import global_settings
from django.template import Engine
from django.template.base import Lexer, Node, Origin, TokenType, Variable
from django.template.base import Template as ParsedTemplate
from django.templatetags.i18n import BlockTranslateNode, TranslateNode


@dataclass(slots=True)
class Message:
    """A string of the interface, by its context ("" for none) and English text."""

    text: str
    context: str = ""
    plural: str = ""
    places: set[str] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


Messages = dict[tuple[str, str], Message]


#: Function of django.utils.translation: where its context, text and plural stand among the arguments.
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
#: Strings of allauth that its enabled pages may show; taken where allauth has no catalogue of the language.
ALLAUTH = (
    "account/forms.py", "account/fields.py", "account/adapter.py",
    "templates/account/messages/logged_in.txt", "templates/account/messages/logged_out.txt",
    "templates/account/messages/password_changed.txt", "templates/account/messages/password_set.txt",
    "templates/account/email/base_message.txt", "templates/account/email/base_notification.txt",
    "templates/account/email/password_reset_key_message.txt", "templates/account/email/password_reset_key_subject.txt",
    "templates/account/email/password_changed_message.txt", "templates/account/email/password_changed_subject.txt",
    "templates/account/email/password_reset_message.txt", "templates/account/email/password_reset_subject.txt",
)  # fmt: skip
#: Modules of Django REST framework that refuse what an integration sends.
REST = ("exceptions.py", "fields.py", "pagination.py", "relations.py", "serializers.py", "validators.py")
#: Catalogues of Django that a page may draw on.
DJANGO = ("conf/locale", "contrib/admin/locale", "contrib/auth/locale", "contrib/postgres/locale")
#: Marks of a spelling or of words that a language's official norm does not have. Django's Belarusian mixes the official
#: orthography (the law of 23 July 2008 on the rules of Belarusian orthography and punctuation) with the classical one.
UNOFFICIAL = {
    "be": re.compile(
        r"[зсцн]ь[бвгдзйклмнпрстфхцч]|\bня [бмп]|ґ|хіб|бачын|рахун|пляцоў|парожн|набяр|зноўку|каталёг|абра[цнл]"
        r"|дакумэнт|прасеяць|пазначце|суполк|скарот|становішча|справаздач|хоць-якая|забыліся|праглядз|адміністрацыя",
        re.IGNORECASE,
    )
}
#: Names of languages that the interface does not speak.
_LANGUAGES = {name for tag, name in global_settings.LANGUAGES} - {"English", "Russian", "Belarusian"}
_UNDERSCORE = re.compile(r"""_\((["'])((?:\\.|(?!\1).)*)\1\)""")


def of_python(source: str, place: str) -> Iterator[Message]:
    """The literal strings passed to functions of django.utils.translation, under whatever name they were imported."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _called(node.func, names)) in CALLS:
            message = _message(node, CALLS[name], place)
            if message:
                yield message


def _called(function: ast.expr, names: dict[str, str]) -> str:
    if isinstance(function, ast.Name):
        return names.get(function.id, "")
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id == "translation" else ""
    return ""


def _message(call: ast.Call, positions: tuple[int | None, int, int | None], place: str) -> Message | None:
    context, text, plural = (_literal(call, position) for position in positions)
    return Message(text, context, plural, {place}) if text else None


def _literal(call: ast.Call, position: int | None) -> str:
    if position is None or position >= len(call.args):
        return ""
    argument = call.args[position]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""


# --- Templates --------------------------------------------------------------------------------------------------------


def of_template(source: str, place: str, engine: Engine | None = None) -> Iterator[Message]:
    """What translate, blocktranslate and _("...") say in a template, by its parsed nodes."""
    parsed = ParsedTemplate(source, Origin(place), place, engine or Engine.get_default())
    for node in _nodes(parsed.nodelist):
        if isinstance(node, TranslateNode):
            yield from _of_translate(node, place)
        elif isinstance(node, BlockTranslateNode):
            singular, _names = node.render_token_list(node.singular)
            plural = node.render_token_list(node.plural)[0] if node.plural else ""
            yield Message(singular, _context(node.message_context), plural, {place})
    for token in Lexer(source).tokenize():
        if token.token_type in (TokenType.BLOCK, TokenType.VAR):
            for match in _UNDERSCORE.finditer(token.contents):
                yield Message(match[2].replace("%", "%%"), "", "", {place})


def _nodes(nodelist: Iterable[Node]) -> Iterator[Node]:
    for node in nodelist:
        yield node
        for name in {*getattr(node, "child_nodelists", ()), "nodelist"}:
            yield from _nodes(getattr(node, name, None) or ())
        # {% if %} keeps its branches as pairs of a condition and a list.
        for _condition, branch in getattr(node, "conditions_nodelists", ()):
            yield from _nodes(branch)


def _of_translate(node: TranslateNode, place: str) -> Iterator[Message]:
    said = node.filter_expression.var
    if isinstance(said, Variable) and isinstance(said.literal, str):
        yield Message(said.literal.replace("%", "%%"), _context(node.message_context), "", {place})


def _context(expression: object) -> str:
    said = getattr(expression, "var", "")
    return said if isinstance(said, str) else ""


# --- Packages that lack a language ------------------------------------------------------------------------------------


def of_packages(language: str) -> Iterator[Message]:
    """Strings of allauth and Django that a page may show and for which they have no fit translation of their own."""
    folder = _package("allauth")
    if not (folder / "locale" / language).is_dir():
        for name in ALLAUTH:
            path = folder / name
            if path.is_file():
                reader = of_python if path.suffix == ".py" else of_template
                yield from reader(path.read_text("utf-8"), f"allauth/{name}")
    yield from _of_rest(language)
    yield from _of_django(language)


def _of_rest(language: str) -> Iterator[Message]:
    folder = _package("rest_framework")
    path = folder / "locale" / language / "LC_MESSAGES" / "django.mo"
    known = {entry.msgid for entry in polib.mofile(str(path)) if entry.msgstr} if path.is_file() else set()
    for name in REST:
        for message in of_python((folder / name).read_text("utf-8"), f"rest_framework/{name}"):
            if message.text not in known:
                yield message


def _of_django(language: str) -> Iterator[Message]:
    for name in DJANGO:
        path = _package("django") / name / language / "LC_MESSAGES" / "django.po"
        if not path.is_file():
            continue
        for entry in polib.pofile(str(path)):
            if not entry.obsolete and entry.msgid not in _LANGUAGES and not _fit(language, entry):
                yield Message(entry.msgid, entry.msgctxt or "", entry.msgid_plural or "", {f"django/{name}"})


def _fit(language: str, entry: polib.POEntry) -> bool:
    """Whether Django's own translation can stand."""
    said = " ".join([entry.msgstr, *entry.msgstr_plural.values()])
    return entry.translated() and not (language in UNOFFICIAL and UNOFFICIAL[language].search(said))


def _package(name: str) -> Path:
    return Path(str(files(name)))
