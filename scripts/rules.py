"""Names what is wrong in the rules that are data, and what is stored but in no version of the file, one line each: run
by scripts/check, before any test meets it."""

from __future__ import annotations

import ast
import contextlib
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from workshop_app.domain import contradiction_rules, contradictions, dependencies
from workshop_app.storage import schema_check
from workshop_app.storage.engine import SCHEMA_VERSION, connect, engine_for
from workshop_app.storage.tables import making

ROOT = Path(__file__).resolve().parent.parent

# What only the one database says, and where it may be said: in what makes, opens, copies and looks over files. The
# values, the tables and the transactions would stand the same in any other.
DATABASE_WORDS = re.compile(r"sqlite|PRAGMA|VACUUM|\browid\b|\bATTACH\b", re.IGNORECASE)
FILES = frozenset(
    {
        *("engine", "files", "backups", "verify"),
        *("header", "caution", "schema_check", "size_check", "faults", "watch"),  # is it our file, and still the same?
        *("image", "unfinished_change", "upgrade", "pages", "salvage"),  # whole databases from place to place
        *("cipher", "salts"),  # files with a passphrase
    }
)


def leaks() -> Iterator[str]:
    """Words of the one database where they do not belong; comments and docstrings may say what they like."""
    for package in ("agendas", "workshop_app", "handouts", "ui"):
        for path in sorted((ROOT / package).rglob("*.py")):
            storage = path.parent.name == "storage" and path.stem in FILES
            source = path.read_text("utf-8")
            if storage or "migrations" in path.parts or not DATABASE_WORDS.search(source):
                continue
            for node in ast.walk(ast.parse(source)):
                yield from _said(path, node)


def _said(path: Path, node: ast.AST) -> Iterator[str]:
    words = ""
    if isinstance(node, ast.Import | ast.ImportFrom):
        words = ", ".join(each.name for each in node.names) + (getattr(node, "module", None) or "")
    elif isinstance(node, ast.Name | ast.Attribute):
        words = node.id if isinstance(node, ast.Name) else node.attr
    elif isinstance(node, ast.Call | ast.JoinedStr | ast.Assign):
        words = " ".join(_texts(node))
    found = DATABASE_WORDS.search(words)
    if found:
        yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}: {found[0]} belongs in storage/engine"


def _texts(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def new_in_files(stored: Mapping[str, str]) -> Iterator[str]:
    """Where the tables of today differ from what a file of the present version is made of."""
    with contextlib.closing(connect(None)) as connection:
        with engine_for(connection).begin() as transaction:
            for statement in making():
                transaction.exec_driver_sql(statement)
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    today = schema_check.described(rows)
    for name in sorted(today.keys() | stored.keys()):
        then, now = (set(each.get(name, "").split(", ")) - {""} for each in (stored, today))
        if then != now:
            parts = [*(f"+ {part}" for part in sorted(now - then)), *(f"- {part}" for part in sorted(then - now))]
            yield f"{name} is not as in files of version {SCHEMA_VERSION} ({', '.join(parts)})"


NEXT_VERSION = "a new version of the file brings it: python tests/fixtures/new_version.py NAME WORDS"


def unfilled() -> Iterator[str]:
    """Questions that name what their rule does not hand over."""
    tree = ast.parse(Path(contradiction_rules.__file__).read_text("utf-8"))
    bodies = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for content in contradictions.load():
        named = {name for _, name, _, _ in Formatter().parse(content.question) if name}
        for name in sorted(named - set(_handed_over(contradiction_rules.RULES[content.code].__name__, bodies))):
            yield f"{content.code}: the question names {{{name}}}, which its rule does not hand over"


def _handed_over(rule: str, bodies: Mapping[str, ast.FunctionDef]) -> Iterator[str]:
    """The keys of the facts that a rule returns, itself or by the function it asks."""
    for node in ast.walk(bodies[rule]):
        if isinstance(node, ast.Dict):
            yield from (each.value for each in node.keys if isinstance(each, ast.Constant))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in bodies.keys() - {rule}:
            yield from _handed_over(node.func.id, bodies)


def main() -> int:
    found = [
        *leaks(),
        *(f"contradictions.en.toml: {each}" for each in contradictions.mistakes()),
        *(f"contradictions.en.toml: {each}" for each in unfilled()),
        *(f"dependencies.en.toml: {each}" for each in dependencies.mistakes()),
        *(f"{each}; {NEXT_VERSION}" for each in new_in_files(schema_check.expected(SCHEMA_VERSION))),
    ]
    print("\n".join(found) or "rules: nothing wrong")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
