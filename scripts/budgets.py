"""Finds what has grown too large, and words that a class or a handler should not have: run by scripts/check.

A file has 350 lines at most, a class 200 lines and 18 methods, a function 40 lines. What is connected is a name,
never a lambda: it would keep alive what it holds. Whoever catches everything raises it again: a fault of ours must
reach the crash page. Each class name stands for one thing. And no two files import each other, also not with one of
the imports inside a function: what is imported late to hide a circle belongs elsewhere. (What is imported for types
only does not count.)
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("agendas", "workshop_app", "handouts", "ui")
FILE = 350  # lines
CLASS = 200
METHODS = 18
FUNCTION = 40
EVERYTHING = {"Exception", "BaseException"}
# A released migration is never touched again: what it says is what the files of that version were made with.
RELEASED = "workshop_app/storage/migrations/versions/"


def too_large(source: str, name: str) -> Iterator[str]:
    """What is over its budget in one file, as sentences that begin with the place."""
    lines = source.count("\n")
    if lines > FILE:
        yield f"{name}: {lines} lines, {FILE} at most"
    for node in ast.walk(ast.parse(source)):
        yield from _of(node, name)


def _of(node: ast.AST, name: str) -> Iterator[str]:
    match node:
        case ast.ClassDef():
            methods = sum(isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) for each in node.body)
            if _lines(node) > CLASS or methods > METHODS:
                size = f"{_lines(node)} lines and {methods} methods, {CLASS} and {METHODS} at most"
                yield f"{name}:{node.lineno}: class {node.name} has {size}"
        case ast.FunctionDef() | ast.AsyncFunctionDef() if _lines(node) > FUNCTION:
            yield f"{name}:{node.lineno}: {node.name} has {_lines(node)} lines, {FUNCTION} at most"
        case ast.Call(func=ast.Attribute(attr="connect")) if any(isinstance(each, ast.Lambda) for each in node.args):
            yield f"{name}:{node.lineno}: a lambda is connected; connect a name or a partial"
        case ast.ExceptHandler() if _catches_everything(node) and not _raises(node):
            yield f"{name}:{node.lineno}: catches everything and does not raise it again"


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or (isinstance(kind, ast.Name) and kind.id in EVERYTHING) for kind in kinds)


def _raises(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) for node in ast.walk(handler))


def used_twice(sources: dict[str, str]) -> Iterator[str]:
    """The class names that stand for more than one thing, with their places."""
    places = defaultdict(list)
    for name, source in sources.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(f"{name}:{node.lineno}")
    for word, where in sorted(places.items()):
        if len(where) > 1:
            yield f"class {word} stands for {len(where)} things: {', '.join(where)}"


def circles(sources: dict[str, str]) -> Iterator[str]:
    """The files that need each other to run, each circle once, wherever in them the imports stand."""
    modules = {name.removesuffix(".py").removesuffix("/__init__").replace("/", "."): name for name in sources}
    needed = {each: set(_needed(ast.parse(sources[name]), each, modules)) for each, name in modules.items()}
    while ends := {each for each, others in needed.items() if not others}:  # nothing leads on from there
        needed = {each: others - ends for each, others in needed.items() if each not in ends}
    seen: set[str] = set()
    for start in sorted(needed):
        path = [start]
        while path[-1] not in seen and path[-1] not in path[:-1]:
            path.append(min(needed[path[-1]]))
        if path[-1] not in seen:
            round_ = path[path.index(path[-1]) :]
            yield f"{modules[round_[0]]}: imports itself by way of {', '.join(round_[1:-1])}"
        seen.update(path)


def _needed(node: ast.AST, of: str, modules: dict[str, str]) -> Iterator[str]:
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.If) and "TYPE_CHECKING" in ast.unparse(each.test):
            continue
        names = []
        if isinstance(each, ast.Import):
            names = [alias.name for alias in each.names]
        elif isinstance(each, ast.ImportFrom):
            whole = [f"{each.module}.{alias.name}" for alias in each.names]
            names = [name if name in modules else str(each.module) for name in whole]
        packages = {name[:at] for name in names for at, mark in enumerate(name) if mark == "."}
        names += [name for name in packages if not of.startswith(f"{name}.")]  # a package is run before what is in it
        yield from (name for name in names if name in modules and name != of)
        yield from _needed(each, of, modules)


def main() -> int:
    files = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files}
    sources = {name: source for name, source in sources.items() if not name.startswith(RELEASED)}
    found = [each for name, source in sources.items() for each in too_large(source, name)]
    found += [*used_twice(sources), *circles(sources)]
    print("\n".join(found) or "budgets: kept")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
