"""How often teams check in is decided by each client: cards, agendas and questions for everybody name no rhythm."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from agendas import loader
from handouts import wording
from workshop_app.domain.rehearsal.own_sentences import own_sentences

RHYTHM = re.compile(
    r"\b(every|each|in|once a|once every) (two |four |other )?(weeks?|month)\b|\b(fortnight(ly)?|weekly|monthly)\b",
    re.IGNORECASE,
)
# An example of somebody else's key result, and "put it in weeks to come".
NO_CHECK_IN = {"pairs.weak_12": "the report is what the key result is about"}


@pytest.mark.parametrize("language", wording.languages())
def test_papers_for_everybody_name_no_rhythm(language: str) -> None:
    said = wording.load(language).entries
    assert {key for key, words in said.items() if RHYTHM.search(words)} == {*NO_CHECK_IN}


def _texts(template: str) -> Iterator[str]:
    for step in loader.load(template).every_step:
        yield from (step.texts.title, step.texts.script, step.texts.room_text)


@pytest.mark.parametrize("template", loader.available())
def test_agendas_name_no_rhythm(template: str) -> None:
    assert [words for words in _texts(template) if RHYTHM.search(words)] == []


def test_practised_questions_name_no_rhythm() -> None:
    said = [each for sentences in own_sentences("en").of.values() for each in sentences]
    assert [each for each in said if RHYTHM.search(each)] == []
