"""What is asked and told of predictions and ends, as a cycle is scored: scores by levels, met or not met, grades.
No Qt: the command line speaks these words in English, the screen of the cycle hands in what translates them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ui.marking import QT_TRANSLATE_NOOP
from workshop_app.domain.cycle_scores import as_shown, read_end, read_score, shown_score
from workshop_app.domain.scoring import STRETCH, Model

Translate = Callable[[str], str]

WORDS: Mapping[Model, Mapping[str, str]] = {
    Model.LEVELS: {
        "predicted": QT_TRANSLATE_NOOP("scored", "Predicted score"),
        "predicted_caption": QT_TRANSLATE_NOOP("scored", "At the end, 0 to 1"),
        "predicted_now": QT_TRANSLATE_NOOP("scored", "predicted {score}"),
        "predicted_since": QT_TRANSLATE_NOOP("scored", "predicted {score}, was {before}"),
        "predicted_last": QT_TRANSLATE_NOOP("scored", "last time {score}"),
        "no_prediction": QT_TRANSLATE_NOOP("scored", "no prediction yet"),
        "asked_prediction": QT_TRANSLATE_NOOP(
            "scored", "“{typed}” is no score: which number from 0 to 1 do you mean? 0.6 and 60 % are one."
        ),
        "unread": QT_TRANSLATE_NOOP("scored", "“{typed}” is no score"),
        "value_gives": QT_TRANSLATE_NOOP("scored", "If it ended there, it would be {score}."),
        "course": QT_TRANSLATE_NOOP("scored", "Predicted so far: {scores}"),
        "stuck": QT_TRANSLATE_NOOP("scored", "three times the same score: what would have to happen for it to move?"),
        "stuck_at_most": QT_TRANSLATE_NOOP("scored", "full marks each time: what could still get in the way?"),
        "i_predict": QT_TRANSLATE_NOOP("scored", "I predict {score}."),
        "i_predict_because": QT_TRANSLATE_NOOP("scored", "I predict {score}: {because}."),
        "question": QT_TRANSLATE_NOOP("scored", "Prediction: what is still in reach, and how do you know?"),
        "report": QT_TRANSLATE_NOOP("scored", "One-minute report: say it aloud once. Number, prediction, ask."),
        "end": QT_TRANSLATE_NOOP("scored", "Final score"),
        "end_caption": QT_TRANSLATE_NOOP("scored", "Final score, 0 to 1"),
        "end_told": QT_TRANSLATE_NOOP("scored", "score {score}"),
        "no_end": QT_TRANSLATE_NOOP("scored", "no score yet"),
        "proposed": QT_TRANSLATE_NOOP("scored", "{score} by its levels"),
        "asked_end": QT_TRANSLATE_NOOP(
            "scored", "“{typed}” is no score: which number from 0 to 1 do you mean? 0.6 and 60 % are one."
        ),
        "speaks": QT_TRANSLATE_NOOP(
            "scored", "First speaks {who}, you ask: score 2 min, story 3, learning 2, what becomes of it 2."
        ),
        "anybody": QT_TRANSLATE_NOOP(
            "scored", "First speaks who looked after it, you ask: score 2 min, story 3, learning 2, rest 2."
        ),
        "modify": QT_TRANSLATE_NOOP(
            "scored", "Modify: we go on with it, changed by what we learned. Also after a 1.0."
        ),
        "agree_again": QT_TRANSLATE_NOOP(
            "scored", "The next set is there. Its levels, confidence and days to read are agreed again."
        ),
        "begun": QT_TRANSLATE_NOOP(
            "scored", "The next set is begun: levels, confidence and days to read are open; agree them again."
        ),
        "agree_then": QT_TRANSLATE_NOOP(
            "scored", "Going on: {going} of {of}. Levels, confidence and days to read are then agreed again."
        ),
        "still_open": QT_TRANSLATE_NOOP("scored", "levels still open: they have to be agreed again"),
    },
    Model.EVEN_ODDS: {
        "predicted": QT_TRANSLATE_NOOP("scored", "How sure"),
        "predicted_caption": QT_TRANSLATE_NOOP("scored", "How sure it will be met, 0 to 1"),
        "predicted_now": QT_TRANSLATE_NOOP("scored", "how sure: {score}"),
        "predicted_since": QT_TRANSLATE_NOOP("scored", "how sure: {score}, was {before}"),
        "predicted_last": QT_TRANSLATE_NOOP("scored", "last time {score} sure"),
        "no_prediction": QT_TRANSLATE_NOOP("scored", "not said yet how sure"),
        "asked_prediction": QT_TRANSLATE_NOOP(
            "scored", "“{typed}”: how sure is that, as a number from 0 to 1? 0.6 and 60 % are one."
        ),
        "unread": QT_TRANSLATE_NOOP("scored", "“{typed}” does not say how sure"),
        "value_gives": QT_TRANSLATE_NOOP("scored", "If it ended there: {score}."),
        "course": QT_TRANSLATE_NOOP("scored", "How sure so far: {scores}"),
        "stuck": QT_TRANSLATE_NOOP("scored", "three times just as sure: what would have to happen for it to move?"),
        "stuck_at_most": QT_TRANSLATE_NOOP("scored", "completely sure every time: what could still get in the way?"),
        "i_predict": QT_TRANSLATE_NOOP("scored", "I am {percent} sure."),
        "i_predict_because": QT_TRANSLATE_NOOP("scored", "I am {percent} sure: {because}."),
        "question": QT_TRANSLATE_NOOP("scored", "How sure: will it be met, and how do you know?"),
        "report": QT_TRANSLATE_NOOP("scored", "One-minute report: say it aloud once. Number, how sure, ask."),
        "end": QT_TRANSLATE_NOOP("scored", "Met or not met"),
        "end_caption": QT_TRANSLATE_NOOP("scored", "Met or not met"),
        "end_told": QT_TRANSLATE_NOOP("scored", "{score}"),
        "no_end": QT_TRANSLATE_NOOP("scored", "not said yet whether it is met"),
        "proposed": QT_TRANSLATE_NOOP("scored", "{score} by its value"),
        "asked_end": QT_TRANSLATE_NOOP("scored", "“{typed}” is neither: is it met or not met?"),
        "speaks": QT_TRANSLATE_NOOP(
            "scored", "First speaks {who}, you ask: met or not 2 min, story 3, learning 2, what becomes of it 2."
        ),
        "anybody": QT_TRANSLATE_NOOP(
            "scored", "First speaks who looked after it, you ask: met or not 2 min, story 3, learning 2, rest 2."
        ),
        "modify": QT_TRANSLATE_NOOP(
            "scored", "Modify: we go on with it, changed by what we learned. Also when it is met."
        ),
    },
    Model.GRADE: {
        "predicted": QT_TRANSLATE_NOOP("scored", "Predicted grade"),
        "predicted_caption": QT_TRANSLATE_NOOP("scored", "Grade at the end, 0 to 1"),
        "asked_prediction": QT_TRANSLATE_NOOP(
            "scored", "“{typed}” is no grade: which number from 0 to 1 do you mean? 0.6 and 60 % are one."
        ),
        "unread": QT_TRANSLATE_NOOP("scored", "“{typed}” is no grade"),
        "value_gives": QT_TRANSLATE_NOOP("scored", "If it ended there, the grade would be {score}."),
        "stuck": QT_TRANSLATE_NOOP("scored", "three times the same grade: what would have to happen for it to move?"),
        "end": QT_TRANSLATE_NOOP("scored", "Final grade"),
        "end_caption": QT_TRANSLATE_NOOP("scored", "Final grade, 0 to 1"),
        "end_told": QT_TRANSLATE_NOOP("scored", "grade {score}"),
        "no_end": QT_TRANSLATE_NOOP("scored", "no grade yet"),
        "proposed": QT_TRANSLATE_NOOP("scored", "{score} by its value"),
        "asked_end": QT_TRANSLATE_NOOP(
            "scored", "“{typed}” is no grade: which number from 0 to 1 do you mean? 0.6 and 60 % are one."
        ),
        "speaks": QT_TRANSLATE_NOOP(
            "scored", "First speaks {who}, you ask: grade 2 min, story 3, learning 2, what becomes of it 2."
        ),
        "anybody": QT_TRANSLATE_NOOP(
            "scored", "First speaks who looked after it, you ask: grade 2 min, story 3, learning 2, rest 2."
        ),
    },
}
# Where nothing stands under a way to score: first what all with one number say, then what is said with levels.
ONE_NUMBER: Mapping[str, str] = {
    "agree_again": QT_TRANSLATE_NOOP(
        "scored", "The next set is there. Its numbers to reach and days to read are agreed again."
    ),
    "begun": QT_TRANSLATE_NOOP(
        "scored", "The next set is begun: numbers to reach and days to read are open; agree them again."
    ),
    "agree_then": QT_TRANSLATE_NOOP(
        "scored", "Going on: {going} of {of}. Numbers to reach and days to read are then agreed again."
    ),
    "still_open": QT_TRANSLATE_NOOP("scored", "numbers to reach still open: they have to be agreed again"),
}
MET = QT_TRANSLATE_NOOP("scored", "met")
NOT_MET = QT_TRANSLATE_NOOP("scored", "not met")


def score_words(model: Model, key: str, translated: Translate = str, **values: object) -> str:
    """What is said under this key where a cycle is scored like this."""
    tables = (WORDS[model],) if model is Model.LEVELS else (WORDS[model], ONE_NUMBER)
    template = next((table[key] for table in tables if key in table), WORDS[Model.LEVELS][key])
    return translated(template).format(**values)


def end_words(score: float, model: Model, translated: Translate = str) -> str:
    """What a key result came to: "0.7", or "met"."""
    if model is Model.EVEN_ODDS:
        return translated(MET if score >= STRETCH else NOT_MET)
    return shown_score(score)


def end_as_told(typed: str, model: Model, translated: Translate = str) -> str:
    """The same as it was typed; what is none stays as it stands."""
    score = read_end(typed, model)
    return typed.strip() if score is None else end_words(score, model, translated)


def prediction_asked(typed: str, model: Model, translated: Translate = str) -> str:
    """What is asked about a prediction that is none; "" where it is one, or nothing stands there."""
    if not typed.strip() or read_score(typed) is not None:
        return ""
    return score_words(model, "asked_prediction", translated, typed=typed.strip())


def end_asked(typed: str, model: Model, translated: Translate = str) -> str:
    """The same for what a key result came to."""
    if not typed.strip() or read_end(typed, model) is not None:
        return ""
    return score_words(model, "asked_end", translated, typed=typed.strip())


def prediction_words(predicted: str, before: str, model: Model, translated: Translate = str) -> str:
    """What is predicted now, and what was last time; "" where nothing is written. What is none is not told as one."""
    if not predicted.strip():
        return ""
    if read_score(predicted) is None:
        return score_words(model, "unread", translated, typed=predicted.strip())
    was = as_shown(before) if read_score(before) is not None else ""
    return score_words(
        model, "predicted_since" if was else "predicted_now", translated, score=as_shown(predicted), before=was
    )
