"""Finds what has grown too large, and words that a class or a handler should not have: run by scripts/check.

A file has 350 lines at most, a class 200 lines and 18 methods, a function 40 lines. What is connected is a name,
never a lambda: it would keep alive what it holds. Whoever catches everything raises it again: a fault of ours must
reach the crash page. Each class name stands for one thing.
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


def main() -> int:
    files = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files}
    sources = {name: source for name, source in sources.items() if not name.startswith(RELEASED)}
    found = [each for name, source in sources.items() for each in too_large(source, name)]
    found += used_twice(sources)
    print("\n".join(found) or "budgets: kept")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
