"""How the levels of a key result are headed and hinted at, by its kind and the client's way of scoring. Used by the
fields of a key result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from ui.okr.view_state import LEVELS, y_field
from workshop_app.application.draft_queries import Agreement
from workshop_app.domain.okr import KeyResultType
from workshop_app.domain.scoring import Model

SCORES = dict(zip(LEVELS, ("0.3", "0.7", "1.0"), strict=True))


def heads(type: KeyResultType, agreed: Agreement) -> dict[str, str]:
    """The words above the level fields. X and Y are marked where a sentence says "from X to Y"."""
    if agreed.model is Model.LEVELS:
        words = {
            "commit": QCoreApplication.translate("level_words", "0.3 commit"),
            "target": QCoreApplication.translate("level_words", "0.7 target"),
            "stretch": QCoreApplication.translate("level_words", "1.0 stretch"),
        }
    elif type is KeyResultType.METRIC:
        words = {"target": QCoreApplication.translate("level_words", "To")}
    else:
        words = {"target": QCoreApplication.translate("level_words", "Met when")}
    if type is KeyResultType.METRIC:
        words["baseline"] = QCoreApplication.translate("level_words", "From (X)")
        y = y_field(agreed)
        words[y] = QCoreApplication.translate("level_words", "{level} (Y)").format(level=words[y])
    return words


def hints(type: KeyResultType, agreed: Agreement) -> Mapping[str, str]:
    """Examples for levels in words; numbers need none."""
    if type is KeyResultType.METRIC:
        return {}
    if agreed.model is not Model.LEVELS:
        return {"target": QCoreApplication.translate("level_words", "e.g. what an outsider can see by then")}
    match type:
        case KeyResultType.BASELINE:
            return {
                "commit": QCoreApplication.translate("level_words", "e.g. the method is agreed"),
                "target": QCoreApplication.translate("level_words", "e.g. a first value from enough cases"),
                "stretch": QCoreApplication.translate("level_words", "e.g. the value and a target for the next cycle"),
            }
        case KeyResultType.MILESTONE:
            return {
                "commit": QCoreApplication.translate("level_words", "e.g. the draft has been read"),
                "target": QCoreApplication.translate("level_words", "e.g. it is in use in one place"),
                "stretch": QCoreApplication.translate("level_words", "e.g. it is in use everywhere"),
            }
        case _:
            assert_never(type)


def meanings(agreed: Agreement) -> dict[str, str]:
    """What each level was agreed to mean, as the client said it; empty where nobody has."""
    facts = agreed.facts
    said = dict(zip(LEVELS, (facts.level_commit, facts.level_target, facts.level_stretch), strict=True))
    return {name: words for name, words in said.items() if words} if agreed.model is Model.LEVELS else {}
