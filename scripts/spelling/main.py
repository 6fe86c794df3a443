"""Spelling and vocabulary of every shown text: run by scripts/check.

A word that neither the British dictionary of Harper nor `words.txt` knows is a finding, and so is a phrase of
`banned.toml`. `later.txt` lists sentences of the screens that still hold one: they are counted, not called a failure.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from harper import Dialect, Linter
from shown import Shown, names, texts

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SPOKEN = "workshop_app/domain/rehearsal/"  # people in a written case speak as people do, not in our terms
WORD = re.compile(r"(?<![\w.])(?<!\w['’])[^\W\d_]{2,}(?:['’][^\W\d_]+)*(?!\w)")


class Banned(NamedTuple):
    """A phrase that is not ours, what to say instead, and the files in which it means something else."""

    pattern: re.Pattern[str]
    instead: str
    allowed: frozenset[str]


def speller() -> Linter:
    """Harper with its spelling rule alone: it tells British from American, its other rules are a matter of taste."""
    linter = Linter(Dialect.BRITISH)
    linter.set_lint_config({rule: rule == "SpellCheck" for rule in linter.get_lint_config()})
    return linter


def unknown(shown: Iterable[Shown], linter: Linter, ours: set[str]) -> list[str]:
    """One line for each unknown word of each file."""
    found: dict[tuple[str, str], str] = {}
    for file, text in shown:
        for match in WORD.finditer(text):
            word = re.sub(r"['’]s$", "", match[0])
            if not ours & {word, word.lower()}:
                found.setdefault((file, word), _around(text, match))
    words = sorted({word for _, word in found})
    # One paragraph a word, so that no word is judged by its neighbours.
    wrong = {lint.problem_text for lint in linter.lint("\n\n".join(words), language="plaintext")}
    return [f"{file}: unknown word “{word}” in “{where}”" for (file, word), where in found.items() if word in wrong]


def phrases(shown: Iterable[Shown], banned: Iterable[Banned]) -> Iterator[tuple[str, str]]:
    """The sentence, as `later.txt` has it, and one line for each banned phrase in it."""
    rules = list(banned)
    for file, text in shown:
        for rule in rules:
            if file not in rule.allowed and not file.startswith(SPOKEN):
                for match in rule.pattern.finditer(text):
                    yield " ".join(text.split()), f"{file}: “{match[0]}” in “{_around(text, match)}”: {rule.instead}"


def read_banned(path: Path = HERE / "banned.toml") -> list[Banned]:
    """The phrases; upper and lower case are alike."""
    rows = tomllib.loads(path.read_text("utf-8"))["phrase"]
    return [
        Banned(re.compile(row["pattern"], re.IGNORECASE), row["instead"], frozenset(row.get("allowed", ())))
        for row in rows
    ]


def _lines(name: str) -> list[str]:
    return (HERE / name).read_text("utf-8").splitlines()


def _around(text: str, match: re.Match[str]) -> str:
    return " ".join(text[max(0, match.start() - 30) : match.end() + 30].split())


def main() -> int:
    shown = list(texts(ROOT))
    ours, later = _lines("words.txt"), set(_lines("later.txt"))
    found = unknown(shown, speller(), {*ours, *names(ROOT)})
    if ours != sorted(set(ours)):
        found.append("scripts/spelling/words.txt: one word a line, each once, in the order of sort")
    hits = list(phrases(shown, read_banned()))
    waiting = {text for text, line in hits if line.startswith("ui/")} & later
    found += [line for text, line in hits if text not in waiting or not line.startswith("ui/")]
    print("\n".join(found) or f"spelling: kept ({len(shown)} texts)")
    if waiting:
        print(f"spelling: {len(waiting)} sentences of the screens wait for better words (scripts/spelling/later.txt)")
    if gone := sorted(later - waiting):
        print("spelling: said no more, take these lines off scripts/spelling/later.txt:", *gone, sep="\n  ")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
