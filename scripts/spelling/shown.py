"""Every English text that somebody reads, with its file: content, papers, screens, documents of the project."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

CONTENT = ("agendas/**/*.en.toml", "workshop_app/**/*.en.toml")
PAPERS = ("handouts/words/en.toml", "handouts/words/en/*.toml")
PAGES = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/*.md")
# A table of sentences as they were before, kept as a record.
RECORDS = {"docs/changed-sentences.md"}
# Keys of the content whose values are ids of ours, or words that are looked for and never shown.
UNREAD = {"id", "key", "on", "kind", "status", "parameters", "words", "unless"}
# In these files only some tables are sentences; the rest are lists and patterns that drafts are searched with.
ONLY: dict[str, set[str]] = {
    "workshop_app/domain/content/draft_checks.en.toml": {"questions", "rules"},
    "workshop_app/domain/content/same_measure.en.toml": set(),
    "workshop_app/domain/rehearsal/question_cues.en.toml": set(),
}
TRANSLATED = {"tr": 0, "_tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}  # which argument is the text
NO_PROSE = re.compile(
    r"\{[^{}]*\}|<[^<>]*>|%\w+|\S+@\S+|\S*\*?\.(?:okrw|toml|docx|pdf|csv|xlsx|log|md|txt|ics)\b|\w+://\S+"
)
CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)", re.DOTALL)


class Shown(NamedTuple):
    """One text as it is shown, and the file (relative, with slashes) in which it is written."""

    file: str
    text: str


def texts(root: Path) -> Iterator[Shown]:
    """All of them, file by file."""
    for path in _files(root, CONTENT + PAPERS):
        file = path.relative_to(root).as_posix()
        content = tomllib.loads(path.read_text("utf-8"))
        shown = {name: content[name] for name in ONLY.get(file, content)}
        yield from (
            Shown(file, prose(text)) for text in values(shown, set() if file.startswith("handouts/") else UNREAD)
        )
    for path in _files(root, ("ui/**/*.py",)):
        file = path.relative_to(root).as_posix()
        yield from (Shown(file, prose(text)) for text in said(path.read_text("utf-8")))
    for path in _files(root, PAGES):
        file = path.relative_to(root).as_posix()
        if file not in RECORDS:
            yield Shown(file, prose(CODE.sub(" ", path.read_text("utf-8"))))


def names(root: Path) -> set[str]:
    """The words of the names in the sample and in the written cases: of people and of the places they work in."""
    sample = tomllib.loads((root / "workshop_app/sample/harbour_ferries.en.toml").read_text("utf-8"))
    rows = [*sample["people"], *sample["roles"]]
    cases = [
        tomllib.loads(path.read_text("utf-8"))
        for path in _files(root, ("workshop_app/domain/rehearsal/cases/*.en.toml",))
    ]
    invented = [" ".join((case["name"], *case.get("names", ()))) for case in cases]
    invented += [row.get("name", "") + " " + row.get("team", "") for row in rows]
    return {word for each in invented for word in re.findall(r"[^\W\d_]+", each)}


def values(content: Any, unread: Container[str]) -> Iterator[str]:
    """The strings of a table that are shown, not those below the keys in `unread`, nor ids like `two_weeks`."""
    inner = content.items() if isinstance(content, dict) else ((0, value) for value in content)
    for key, value in inner:
        if key in unread:
            continue
        if isinstance(value, str):
            if not re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)+", value):
                yield value
        elif isinstance(value, (dict, list)):
            yield from values(value, unread)


def said(source: str) -> Iterator[str]:
    """The literals that a screen hands to the translator."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        place = TRANSLATED.get(getattr(node.func, "attr", getattr(node.func, "id", "")))
        if place is None or len(node.args) <= place:
            continue
        text = node.args[place]
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield re.sub(r"&(?=\w)", "", text.value)


def prose(text: str) -> str:
    """Without placeholders, addresses and names of files."""
    return NO_PROSE.sub(" ", text)


def _files(root: Path, patterns: Iterable[str]) -> list[Path]:
    return sorted(path for pattern in patterns for path in root.glob(pattern))
