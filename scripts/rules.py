"""Names what is wrong in the rules that are data, one line each: run by scripts/check, before any test meets it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from workshop_app.domain import contradictions, dependencies

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
            if storage or "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
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


def main() -> int:
    found = [
        *leaks(),
        *(f"contradictions.en.toml: {each}" for each in contradictions.mistakes()),
        *(f"dependencies.en.toml: {each}" for each in dependencies.mistakes()),
    ]
    print("\n".join(found) or "rules: nothing wrong")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
