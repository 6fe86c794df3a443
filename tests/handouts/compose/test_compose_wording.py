"""The fixed words: every key a composer asks for exists with the placeholders it fills, and none is left over."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

import handouts
from handouts import wording
from handouts.catalogue import ARTEFACTS
from handouts.compose.pack_contents import PackPlace
from handouts.gather_parameters import TOLD
from workshop_app.application.absences import Absence
from workshop_app.application.cycle_report import SignKey
from workshop_app.domain.engagement import RoleKind
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.okr import ASKED_OF, KeyResultType
from workshop_app.domain.parameters import ParameterKey
from workshop_app.domain.tracker import SheetKey

ROOT = Path(handouts.__file__).parent
SOURCES = sorted(path for path in ROOT.rglob("*.py") if path.parent.name != "mails")  # those have words of their own
# Families of keys whose last part is an enum member, an artefact, a number.
COMPUTED = re.compile(
    r"(artefact|month|month_short|weekday|parameter_status|step_type|lead|seat|phase|key_result_type|direction|draft_status)\.\w+"
    r"|\w+\.file(_day)?|preparation\.\w+\.label"
    r"|calendar\.(holiday|blackout)|(role|role_does)\.\w+|staff\.question_\w+|changes\.field_\w+|report\.parking_(item|owner|due)"
    r"|report\.commitment_(who|what|with|due)|away\.\w+"
    r"|cards\.(point_[1-8](_ask)?|type_\w+)"
    r"|hand\.\w+_\d+(_ask|_out|_fix)?|hand\.(begin|from_task|number|stretch|fuzzy|flattering|stuck|close)"
    r"|champion\.\w+|certificate\.seat_\w+|(feedback|feedback_sum|worked|outcomes|prework|common|glossary|sample|pairs|metric|steps)\.\w+"
    r"|cycle_report\.(surprise_\w+|\w+_means|(bucket|signs|level_name)\.\w+)"
    r"|sorter\.pile\.\w+|draft\.asked\.\w+"
    r"|dossier\.(part\.\w+|when|before|after|because)"
    r"|check_in\.signal\.\w+|check_form\.\w+_ask|champion\.\w+_say|needs\.view_\w+|talk\.(part|view)_\w+"
    r"|proposal\.(phase|what|get|lasts|load)_\w+|archive\.group_\w+"
    r"|pack\.(lies|where)\.\w+"
    r"|tracker\.(sheet|column|how|state|type|direction|signal|bucket|part)\.\w+"
)
# Families that have one key for each of these, and no other.
FAMILIES = {
    "role.": list(RoleKind),
    "role_does.": list(RoleKind),
    "staff.question_": list(ParameterKey),
    "cards.type_": list(KeyResultType),
    "away.": list(Absence),
    "changes.field_": TOLD,
    "cycle_report.signs.": list(SignKey),
    "tracker.sheet.": list(SheetKey),
    "pack.lies.": list(PackPlace),
    "pack.where.": list(PackPlace),
    "draft.asked.": [name for names in ASKED_OF.values() for name in names],
}


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _calls() -> list[tuple[str, str, set[str]]]:
    """(file, key, names filled in) of every words("...") and words.count("...") with a written-out key."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            key, called = node.args[0], node.func
            if not (isinstance(key, ast.Constant) and isinstance(key.value, str)):
                continue
            names = {keyword.arg for keyword in node.keywords if keyword.arg}
            if isinstance(called, ast.Name) and called.id == "words":
                found.append((path.name, key.value, names))
            elif isinstance(called, ast.Attribute) and called.attr == "count" and ast.unparse(called.value) == "words":
                found += [(path.name, f"{key.value}.{form}", {"n"}) for form in ("one", "other")]
    return found


@pytest.mark.parametrize("language", wording.languages())
def test_every_key_asked_for_exists_with_its_placeholders(language: str) -> None:
    words = wording.load(language)
    calls = _calls()
    assert len(calls) > 60
    for file, key, names in calls:
        assert key in words.entries, f"{file} asks for {key}"
        assert _placeholders(words.entries[key]) == names, f"{file}: {key}"


def _constants() -> set[str]:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES)
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _meant(key: str) -> str:
    """The key that another one is said instead of, where a client scores otherwise."""
    return re.sub(r"^under\.\w+\.", "", key)


@pytest.mark.parametrize("language", wording.languages())
def test_no_word_is_left_over(language: str) -> None:
    """A key is asked for when it, or its last part (columns, steps and their hints), is written in a composer."""
    asked = {key for _, key, _ in _calls()} | _constants()
    left = [
        key
        for key in map(_meant, wording.load(language).entries)
        if not ({key, key.rpartition(".")[2].removesuffix("_hint")} & asked or COMPUTED.fullmatch(key))
    ]
    assert left == []


@pytest.mark.parametrize("language", wording.languages())
def test_every_language_says_the_same_things(language: str) -> None:
    english, other = wording.load("en").entries, wording.load(language).entries
    assert english.keys() == other.keys()
    for key, template in english.items():
        assert _placeholders(template) == _placeholders(other[key]), key


@pytest.mark.parametrize("language", wording.languages())
def test_every_enum_member_and_artefact_has_a_word(language: str) -> None:
    words = wording.load(language)
    for kind in wording.MEMBERS:
        for member in kind:
            assert words.member(member)
    assert all(each.title(language) for each in ARTEFACTS)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("language", wording.languages())
def test_a_family_of_words_is_complete(language: str, family: str) -> None:
    keys = [key for key in wording.load(language).entries if key.startswith(family)]
    assert sorted(keys) == sorted(f"{family}{member}" for member in FAMILIES[family])


def test_dates_are_written_in_the_documents_language() -> None:
    words = wording.load("en")
    assert words.date(date(2027, 5, 12)) == "12 May 2027"
    assert words.date_with_weekday(date(2027, 5, 12)) == "Wednesday 12 May 2027"
    assert words.count("run_sheet.people", 1) == "1 person"
    assert words.count("run_sheet.people", 12) == "12 people"


def test_a_language_nobody_wrote_is_refused_kindly() -> None:
    with pytest.raises(KnownError) as refused:
        wording.load("../en")
    assert refused.value.code is ErrorCode.LANGUAGE_UNKNOWN


def test_braces_in_a_clients_name_stay_text() -> None:
    assert wording.load("en")("frame.cycle", cycle="{0} {client}") == "Cycle {0} {client}"
