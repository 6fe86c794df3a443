"""What a ruler says: the heads of its points, what ending at a value comes to, and the formula in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.okr.level_words import SCORES
from ui.okr.ruler_state import LevelScale
from ui.okr.view_state import Ending
from workshop_app.application.draft_queries import Agreement
from workshop_app.domain.scoring import Model


def _tr(words: str) -> str:
    return QCoreApplication.translate("ruler_words", words)


def head_words(field: str, agreed: Agreement | None, short: bool = False) -> str:
    """ "0.3 commit" below a point; only the score where it is `short`."""
    if field == "baseline":
        return _tr("today")
    if agreed is not None and agreed.model is not Model.LEVELS:
        return _tr("to reach")
    if short:
        return SCORES[field]
    return {"commit": _tr("0.3 commit"), "target": _tr("0.7 target"), "stretch": _tr("1.0 stretch")}[field]


def score_words(found: Ending) -> str:
    """ "0.5", "0.48"."""
    return f"{found.score:.2f}".removesuffix("0")


def came_to_words(found: Ending, model: Model) -> str:
    """What a value is worth so far: "0.5"; met or not where there is nothing between."""
    if model is Model.EVEN_ODDS:
        return _tr("met") if found.met else _tr("not met")
    return score_words(found)


def ended_words(end: str, found: Ending, model: Model) -> str:
    """Above the ring: "60: 0.5"."""
    if model is Model.EVEN_ODDS:
        return end
    return f"{end}: {score_words(found)}"


def ring_words(end: str, found: Ending, model: Model) -> str:
    """ "if it ends at 60 %, the score is 0.5"."""
    match model:
        case Model.LEVELS:
            said = _tr("if it ends at {end}, the score is {score}")
        case Model.GRADE:
            said = _tr("if it ends at {end}, the grade is {score}")
        case _:
            said = _tr("if it ends at {end}, it is met") if found.met else _tr("if it ends at {end}, it is not met")
    return said.format(end=end, score=score_words(found))


def formula_words(drawn: LevelScale, model: Model, end: str, ending: tuple[Ending, Model] | tuple[()]) -> str:
    """How the score is reckoned, with these values."""
    if not ending:
        return ""
    points = {point.field: point.words for point in drawn.points}
    if model is Model.LEVELS and "baseline" not in points:
        said = _tr(
            "Where not even {commit} is kept, the score is 0. From there on it runs in straight lines: {commit} is "
            "0.3, {target} is 0.7, {stretch} is 1.0, and nothing is above 1: {end} is {score}."
        )
    elif model is Model.LEVELS:
        said = _tr(
            "The score runs in straight lines: {baseline} is 0, {commit} is 0.3, {target} is 0.7, {stretch} is 1.0, "
            "and nothing is below 0 or above 1. Between two levels it is the share of the way from one to the other: "
            "{end} is {score}."
        )
    elif model is Model.GRADE:
        said = _tr("The grade is the share of the way from {baseline} to {target}: {end} is {score}.")
    else:
        said = _tr("It is met from {target} on, and not met before: nothing lies between.")
    return said.format(**points, end=end, score=score_words(ending[0]))
