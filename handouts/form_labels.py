"""What the fields of a drafting handout are called on paper. The readers of filled forms find a field by it where its
name is gone, and name it by it."""

from __future__ import annotations

import re
from functools import cache

from handouts import wording
from handouts.marks import MORE
from handouts.wording import folded

_LABELS = {
    "team": ("team", ""),
    "cycle": ("cycle", ""),
    "date": ("date", ""),
    "number": ("objective_number", ""),
    "mission": ("mission", "mission_hint"),
    "depends_on": ("first_of_two", "depends_on_hint"),
    "depended_on_by": ("depended_on_by", "depended_on_by_hint"),
    "context": ("context", "context_hint"),
    "objective": ("objective", "objective_hint"),
    "why_now": ("why_now", "why_now_hint"),
    "ideas": ("ideas", "ideas_hint"),
    "refine": ("refine", "refine_hint"),
    "confirm": ("confirm", "confirm_hint"),
    "confirm_by": ("confirm_by", ""),
    "published_on": ("published_on", ""),
    "unit": ("unit", ""),
    "source": ("source", ""),
    "champion": ("champion", ""),
    "baseline": ("baseline", ""),
    "commit": ("commit", "commit_sure"),
    "target": ("target", "target_sure"),
    "stretch": ("stretch", "stretch_sure"),
}
NAMES = ("depends_on", "depended_on_by")  # fields with a box at the end of each line
_CHOICES = {"points": "handout.points", "direction": "handout.objective"}  # lines with boxes, which have no text
_NUMBERED = re.compile(r"\d\s+")


@cache
def label(field: str) -> tuple[str, str]:
    """Label and hint of a field by its last name ("unit"); empty for one without. One that stands on several pages
    ("refine_more") is called the same on each."""
    words = wording.load("en")
    head, hint = _LABELS.get(field.replace(MORE, ""), ("", ""))
    return (words(f"handout.{head}") if head else ""), (words(f"handout.{hint}") if hint else "")


@cache
def by_label() -> tuple[tuple[str, str], ...]:
    """Labels, as they are looked for, and their fields; the longest first."""
    words = wording.load("en")
    found = {folded(label(field)[0]): field for field in _LABELS} | {folded(words("handout.goal")): "target"}
    return tuple(sorted(found.items(), key=lambda each: -len(each[0])))


def labels_of(name: str) -> str:
    """A field as a person calls it: "Unit (objective 1, key result 2)"."""
    place, _, field = name.rpartition(".")
    words = wording.load("en")
    head = _CHOICES.get(field, "")
    said = _NUMBERED.sub("", words(head) if head else label(field)[0]) or words("handout.key_result", n="").strip()
    objective, _, result = place.partition(".kr")
    where = f"{words('handout.objective_number').lower()} {objective[1:]}"
    return f"{said} ({where}, {words('handout.key_result', n=result).lower()})" if result else f"{said} ({where})"


def without_label(text: str, field: str) -> str | None:
    """What stands behind the label and its hint in a line; None where the line does not begin with them."""
    head, hint = label(field)
    heads = [head] if field != "target" else [head, wording.load("en")("handout.goal")]
    for each in (*(f"{one} {said}" for one in heads for said in (hint, *_hints_before(field)) if said), *heads):
        wanted = re.escape(folded(each)).replace(r"\ ", r"\s+")
        found = re.match(rf"\s*{wanted}{_behind(each)}", text.replace("\xa0", " "), re.IGNORECASE)
        if each and found:
            return text[found.end() :].strip(" :\t\xa0")
    return None


def _hints_before(field: str) -> tuple[str, ...]:
    """What stood behind the label on handouts that were printed before it was reworded."""
    words = wording.load("en")
    return tuple(words(f"handout.{each}") for each in ("names_before", "names_crossed") if field in NAMES)


def _behind(label: str) -> str:
    """What must not follow a label, or it is the beginning of another word or figure. Behind "50 %" and "90 % sure" a
    figure may be typed without a space."""
    if label[-1:].isdigit():
        return r"(?!\w)"
    return r"(?![^\W\d_])" if label[-1:].isalnum() else ""
