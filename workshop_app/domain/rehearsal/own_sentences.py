"""The learner's own sentences of each kind, and what the kinds are called: `own_sentences.LANGUAGE.toml`.

Read by the chips of the practice screen, by the looking back and by the written coach. A learner may put sentences of
her own in front of ours: `sentence_of` takes them first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from msgspec import Struct

from agendas.read_once import read_once
from workshop_app.domain.rehearsal.case_model import CoacheeCase, Phrasings
from workshop_app.domain.rehearsal.phrasing import phrase
from workshop_app.domain.rehearsal.practice_kinds import QuestionKind

_HERE = Path(__file__).parent
FALLBACK = "en"


class OwnSentences(Struct, frozen=True):
    """What can be said without typing, in one language."""

    of: dict[QuestionKind, Phrasings]
    stop: Phrasings
    names: dict[QuestionKind, str]


@read_once
def own_sentences(language: str = FALLBACK) -> OwnSentences:
    """Those of a language; English where there are none."""
    path = _HERE / f"own_sentences.{language}.toml"
    if language != FALLBACK and not path.is_file():
        return own_sentences()
    content = tomllib.loads(path.read_text("utf-8"))
    said = cast("Mapping[str, list[str]]", content["sentence"])
    names = cast("Mapping[str, str]", content["name"])
    return OwnSentences(
        {kind: tuple(said[kind]) for kind in QuestionKind},
        tuple(said["stop"]),
        {kind: names[kind] for kind in QuestionKind},
    )


def sentence_of(kind: QuestionKind, language: str, seed: int, times: int, hers: Phrasings = ()) -> str:
    """The sentence on the chip of a kind: the learner's own first, then ours, another one each time."""
    return phrase((*hers, *own_sentences(language).of[kind]), seed, f"own/{kind}", times)


def coach_sentence(case: CoacheeCase, kind: QuestionKind | None, seed: int, times: int) -> str:
    """What a written coach says on a case: its own words where it has some, else one of the sentences for all."""
    words = own_sentences(case.language)
    said = words.stop if kind is None else case.coach.get(kind) or words.of[kind]
    return phrase(said, seed, f"{case.id}/coach/{kind}", times)
