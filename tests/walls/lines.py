"""Every line of the application's policies, left out one at a time.

A policy is a predicate of `policies`, a `visible_to`, a function of a model's module that makes a condition, what the
Actor says of its own rights, or one of the tuples of roles and conditions that these name. It is left out by changing
its tree: an operand, an argument, a branch, a call. The changed function stands in the module while the tables are
asked, and is then put back.
"""

import ast
import copy
import importlib
import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

PREDICATES = ("programs.policies", "meetings.policies")
CONDITIONS = (
    "programs.models.agreements", "programs.models.bodies", "programs.models.changes",
    "programs.models.contributions", "programs.models.documents", "programs.models.obstacles",
    "programs.models.parties", "programs.models.programmes", "programs.models.rounds",
    "meetings.models.agenda", "meetings.models.drafts", "meetings.models.letters", "meetings.models.papers",
    "meetings.models.reminders", "meetings.models.reviews", "cooperation.readlog.models",
)  # fmt: skip
OF_ACTOR = ("observed_ids", "overseen_ids", "holds", "organisations")


@dataclass(frozen=True)
class Mutant:
    """A policy without one of its lines: `tree` in the place of `module.name`; `what` is changed to that end."""

    module: str
    name: str
    what: str
    tree: ast.AST

    def __str__(self) -> str:
        return f"{self.module}.{self.name}: {self.what}"

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """The module with this instead, wherever else its name was brought to as well."""
        module = importlib.import_module(self.module)
        holder, _, name = self.name.rpartition(".")
        owner: Any = getattr(module, holder) if holder else module
        before = owner.__dict__[name]
        after = _made(self.tree, module, owner if holder else None, name)
        if isinstance(before, property):
            after = property(after)
        places = [owner] if holder else [
            one for one in _modules() if one.__dict__.get(name) is before
        ]  # fmt: skip
        for place in places:
            setattr(place, name, after)
        try:
            yield
        finally:
            for place in places:
                setattr(place, name, before)


def _modules() -> list[ModuleType]:
    return [
        m
        for n, m in list(sys.modules.items())
        if n.partition(".")[0] in ("cooperation", "programs", "meetings")
    ]


def _made(tree: ast.AST, module: ModuleType, owner: type | None, name: str) -> Any:
    """The function, with the class that its super() means; or the value."""
    if isinstance(tree, ast.expr):
        return eval(compile(ast.Expression(tree), module.__name__, "eval"), module.__dict__)
    outer = ast.parse("def outer(__class__):\n    return None").body[0]
    assert isinstance(outer, ast.FunctionDef)
    assert isinstance(tree, ast.FunctionDef)
    outer.body = [tree, ast.Return(ast.Name(tree.name, ast.Load()))]
    found: dict[str, Any] = {}
    whole = ast.fix_missing_locations(ast.Module([outer], []))
    exec(compile(whole, module.__name__, "exec"), module.__dict__, found)
    return found["outer"](owner)


def mutants() -> Iterator[Mutant]:
    """Every policy without each of its lines."""
    for module, name, tree in policies():
        for what, changed in without_a_line(tree):
            yield Mutant(module, name, what, changed)


def policies() -> Iterator[tuple[str, str, ast.AST]]:
    """(module, name, tree) of every policy."""
    for module in (*PREDICATES, *CONDITIONS):
        for node in _body(module):
            yield from _of_module(module, node)
    for node in _body("cooperation.access"):
        if isinstance(node, ast.ClassDef) and node.name == "Actor":
            for one in node.body:
                if isinstance(one, ast.FunctionDef) and one.name in OF_ACTOR:
                    yield "cooperation.access", f"Actor.{one.name}", _bare(one)


def _of_module(module: str, node: ast.stmt) -> Iterator[tuple[str, str, ast.AST]]:
    """A predicate or a function that makes a condition, a queryset's, or a tuple of roles."""
    if isinstance(node, ast.FunctionDef):
        makes = ast.unparse(node.returns) if node.returns else ""
        if module in PREDICATES or makes == "Q":
            yield module, node.name, _bare(node)
    elif isinstance(node, ast.ClassDef) and node.name.endswith("QuerySet"):
        yield from _of_queryset(module, node)
    elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple) and "Role." in ast.unparse(node):
        yield module, ast.unparse(node.targets[0]), node.value


def _of_queryset(module: str, node: ast.ClassDef) -> Iterator[tuple[str, str, ast.AST]]:
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and one.name == "visible_to":
            yield module, f"{node.name}.visible_to", _bare(one)
        elif isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "proposed":
            yield module, f"{node.name}.proposed", one.value


def _body(module: str) -> list[ast.stmt]:
    return ast.parse(inspect.getsource(importlib.import_module(module))).body


def _bare(node: ast.FunctionDef) -> ast.FunctionDef:
    """Without annotations, decorators and docstring, which decide nothing."""
    node.returns, node.decorator_list = None, []
    for argument in (*node.args.args, *node.args.posonlyargs, *node.args.kwonlyargs):
        argument.annotation = None
    for argument in (node.args.vararg, node.args.kwarg):
        if argument is not None:
            argument.annotation = None
    if ast.get_docstring(node) is not None:
        node.body = node.body[1:]
    for one in ast.walk(node):
        if isinstance(one, ast.AnnAssign):
            one.annotation = ast.Name("object", ast.Load())
    return node


def without_a_line(tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """(what is changed, the tree after it), once for each line."""
    for at, node in enumerate(ast.walk(tree)):
        for which, _edit in enumerate(_edits(node)):
            changed = copy.deepcopy(tree)
            here = next(one for place, one in enumerate(ast.walk(changed)) if place == at)
            before = ast.unparse(here).splitlines()[0]
            list(_edits(here))[which]()
            after = ast.unparse(ast.fix_missing_locations(here)).splitlines()[0]
            yield f"{before}  ->  {after}", ast.fix_missing_locations(changed)


def _become(node: ast.AST, other: ast.AST) -> None:
    node.__class__, node.__dict__ = other.__class__, dict(other.__dict__)  # type: ignore[assignment]


Edits = Iterator[Callable[[], None]]


def _edits(node: ast.AST) -> Edits:
    """Each way in which this node loses one of its parts."""
    return _EDITS.get(type(node), lambda _node: iter(()))(node)


def _of_and_or(node: ast.BoolOp) -> Edits:
    neutral = isinstance(node.op, ast.And)
    for at in range(len(node.values)):
        yield lambda at=at: node.values.__setitem__(at, ast.Constant(neutral))


def _of_conditions(node: ast.BinOp) -> Edits:
    if isinstance(node.op, (ast.BitOr, ast.BitAnd, ast.Sub)):
        yield lambda: _become(node, node.left)
        if not isinstance(node.op, ast.Sub):
            yield lambda: _become(node, node.right)


def _of_not(node: ast.UnaryOp) -> Edits:
    yield lambda: _become(node, node.operand)


def _of_if(node: ast.If) -> Edits:
    for value in (True, False):
        yield lambda value=value: setattr(node, "test", ast.Constant(value))


def _of_either(node: ast.IfExp) -> Edits:
    yield lambda: _become(node, node.body)
    yield lambda: _become(node, node.orelse)


def _of_addition(node: ast.AugAssign) -> Edits:
    yield lambda: _become(node, ast.Pass())


def _of_comprehension(node: ast.comprehension) -> Edits:
    for at in range(len(node.ifs)):
        yield lambda at=at: node.ifs.pop(at)


def _of_roles(node: ast.Tuple) -> Edits:
    if all(isinstance(one, (ast.Attribute, ast.Starred)) for one in node.elts):
        for at in range(len(node.elts)):
            yield lambda at=at: node.elts.pop(at)


#: Of a call to one of these each argument is a line, after so many that name who asks and of what.
_LINES = {"filter": 0, "exclude": 0, "Q": 0, "holds": 0, "_writes": 1, "_writes_in": 2}


def _of_call(node: ast.Call) -> Edits:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in _LINES:
        for at in range(_LINES[name], len(node.args)):
            yield lambda at=at: node.args.pop(at)
        for at in () if name == "_writes" else range(len(node.keywords)):
            yield lambda at=at: node.keywords.pop(at)
    if name in ("filter", "exclude", "distinct") and isinstance(node.func, ast.Attribute):
        within = node.func.value
        yield lambda: _become(node, within)


_EDITS: dict[type[ast.AST], Callable[[Any], Edits]] = {
    ast.BoolOp: _of_and_or,
    ast.BinOp: _of_conditions,
    ast.UnaryOp: _of_not,
    ast.If: _of_if,
    ast.IfExp: _of_either,
    ast.AugAssign: _of_addition,
    ast.comprehension: _of_comprehension,
    ast.Tuple: _of_roles,
    ast.Call: _of_call,
}
