"""A case that a test may change: the two files of a built-in one, with one place put otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from workshop_app.domain.rehearsal import case_loader
from workshop_app.domain.rehearsal.case_checks import checked
from workshop_app.domain.rehearsal.case_loader import CaseMistake, CaseMistakes, mistake_line
from workshop_app.domain.rehearsal.case_model import CoacheeCase
from workshop_app.domain.rehearsal.case_proof import prove

BAKERY = "bakery_logistics"
Changed = Callable[..., CoacheeCase]
Told = Callable[..., list[str]]


@pytest.fixture
def bakery() -> CoacheeCase:
    return case_loader.load(BAKERY)


@pytest.fixture
def changed() -> Changed:
    """The bakery with pieces of its structure and its texts replaced; what is replaced must be there."""

    def make(structure: dict[str, str] | None = None, texts: dict[str, str] | None = None) -> CoacheeCase:
        files = {}
        for name, changes in ((f"{BAKERY}.toml", structure), (f"{BAKERY}.en.toml", texts)):
            content = (case_loader.CASES / name).read_text("utf-8")
            for old, new in (changes or {}).items():
                assert old in content, f"{old!r} is no longer in {name}"
                content = content.replace(old, new, 1)
            files[name] = content.encode()
        return case_loader.read_files(files, BAKERY, "en")

    return make


def _lines(made: Callable[[], Sequence[CaseMistake]]) -> list[str]:
    try:
        return [mistake_line(mistake) for mistake in made()]
    except CaseMistakes as error:
        return [mistake_line(mistake) for mistake in error.mistakes]


@pytest.fixture
def told(changed: Changed) -> Told:
    """Every line that is said about a changed bakery without a search."""
    return lambda structure=None, texts=None: _lines(lambda: checked(changed(structure, texts)))


@pytest.fixture
def proved(changed: Changed) -> Told:
    """The same with what the search finds."""
    return lambda structure=None, texts=None: _lines(lambda: prove(changed(structure, texts)).mistakes)
