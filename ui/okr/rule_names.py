"""What the rule behind a question is called, in a word or two; the rule itself is a sentence of its own. Used where a
question is shown."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_NAMES = {
    "A01": QT_TRANSLATE_NOOP("rule_names", "Alignment"),
    "D01": QT_TRANSLATE_NOOP("rule_names", "Alignment"),
    "K01": QT_TRANSLATE_NOOP("rule_names", "Measurable"),
    "K02": QT_TRANSLATE_NOOP("rule_names", "Result, not work"),
    "K03": QT_TRANSLATE_NOOP("rule_names", "Today’s value"),
    "K04": QT_TRANSLATE_NOOP("rule_names", "Today’s value"),
    "K05": QT_TRANSLATE_NOOP("rule_names", "Scoring"),
    "K06": QT_TRANSLATE_NOOP("rule_names", "How many"),
    "K07": QT_TRANSLATE_NOOP("rule_names", "Champions"),
    "K08": QT_TRANSLATE_NOOP("rule_names", "Clear"),
    "K09": QT_TRANSLATE_NOOP("rule_names", "Towards something"),
    "K11": QT_TRANSLATE_NOOP("rule_names", "One result"),
    "K12": QT_TRANSLATE_NOOP("rule_names", "Health metrics"),
    "K13": QT_TRANSLATE_NOOP("rule_names", "Result, not work"),
    "K14": QT_TRANSLATE_NOOP("rule_names", "Shared measure"),
    "K15": QT_TRANSLATE_NOOP("rule_names", "Clear"),
    "K16": QT_TRANSLATE_NOOP("rule_names", "Within the cycle"),
    "K17": QT_TRANSLATE_NOOP("rule_names", "Types"),
    "K18": QT_TRANSLATE_NOOP("rule_names", "Prediction"),
    "K19": QT_TRANSLATE_NOOP("rule_names", "Scoring"),
    "K20": QT_TRANSLATE_NOOP("rule_names", "Health metrics"),
    "K21": QT_TRANSLATE_NOOP("rule_names", "Specific"),
    "K22": QT_TRANSLATE_NOOP("rule_names", "Aspirational"),
    "K23": QT_TRANSLATE_NOOP("rule_names", "Champions"),
    "K24": QT_TRANSLATE_NOOP("rule_names", "From and to"),
    "K25": QT_TRANSLATE_NOOP("rule_names", "Own part"),
    "O01": QT_TRANSLATE_NOOP("rule_names", "Direction"),
    "O02": QT_TRANSLATE_NOOP("rule_names", "Direction"),
    "O03": QT_TRANSLATE_NOOP("rule_names", "Clear"),
    "O04": QT_TRANSLATE_NOOP("rule_names", "How many"),
    "O05": QT_TRANSLATE_NOOP("rule_names", "Direction"),
    "O06": QT_TRANSLATE_NOOP("rule_names", "Own part"),
    "W01": QT_TRANSLATE_NOOP("rule_names", "Why now"),
    "W02": QT_TRANSLATE_NOOP("rule_names", "Why now"),
}


def rule_name(code: str) -> str:
    """ "Scoring" of "K05"; of a code without a name, that it is a rule."""
    return QCoreApplication.translate("rule_names", str(_NAMES.get(code, "The rule")))
