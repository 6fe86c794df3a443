"""Our own words are printed with typographic quotes and apostrophes, whoever wrote them, wherever they are kept; what
users type stays as it is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(path for name in ("agendas", "handouts", "ui", "workshop_app") for path in (ROOT / name).rglob("*.toml"))
# Words that are looked for in what people type, and names of files: never printed.
UNPRINTED = {
    "columns.toml": ("",),
    "people_headers.toml": ("",),
    "question_cues.en.toml": ("cue.", "spelled."),
    "contradictions.en.toml": ("contradiction.#.unless.",),
    "draft_checks.en.toml": ("lead_in.", "topic.", "movement.", "why_now."),
    "en.toml": ("sponsor.file",),
}
CASE_NAMES = ("names.",)  # by which a coach calls the coachee


def _strings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield path, value
        case dict():
            for key, inner in value.items():
                yield from _strings(inner, f"{path}{key}.")
        case list():
            for inner in value:
                yield from _strings(inner, f"{path}#.")
        case _:
            return


def _straight(path: Path, text: str) -> list[tuple[str, str]]:
    unprinted = UNPRINTED.get(path.name, CASE_NAMES if path.parent.name == "cases" else ())
    return [
        (where, said)
        for where, said in _strings(tomllib.loads(text))
        if ("'" in said or '"' in said) and not where.startswith(unprinted)
    ]


@pytest.mark.parametrize("part", ["agendas", "handouts", "ui", "workshop_app"])
def test_no_word_of_ours_has_a_straight_quote_or_apostrophe(part: str) -> None:
    mine = [path for path in FILES if path.relative_to(ROOT).parts[0] == part]
    assert mine
    found = {path.name: straight for path in mine if (straight := _straight(path, path.read_text(encoding="utf-8")))}
    assert found == {}


def test_the_check_sees_one_in_a_table_in_a_list_and_in_many_lines() -> None:
    text = 'a = "the team\'s"\n[[b]]\nc = ["fine", """\nsaid "so" """]\nd = "the team’s “own”"\n'
    assert [where for where, _ in _straight(Path("words.toml"), text)] == ["a.", "b.#.c.#."]
