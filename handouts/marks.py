"""Names that join a paper that went out with the one that comes back. Three things carry them, because every way back
loses something:

- **bookmarks** in Word (`parameter`, `decision`, `fact` in the record, one around each field of a form): LibreOffice
  keeps them, where it drops the tags of content controls, the properties a file carries unseen, and every comment that
  stands in a control (so the record, which comes back with comments, has bookmarks only);
- **fields**: a form's field has one name (`field`: `o1.kr2.unit`), the tag of its control in Word; with underscores for
  points (`bookmark`) it is the name of its bookmark and of its field in the PDF, where a point would part it;
- a **code** in plain text at the foot of each page (`paper_code`), for what came back as a scan, a copy, a plain text.

They are part of files already sent to clients: a name is never changed, only added. Composers write them, readers look
for them.
"""

from __future__ import annotations

import re
from hashlib import sha256

from msgspec import Struct

ENGAGEMENT = "okr-engagement"
DOCUMENT = "okr-document"
VERSION = "okr-version"
LANGUAGE = "okr-language"

OPEN_POINTS = "open_points"
OVERVIEW = "overview"
CHANGES = "changes"
SIGN_OFF = "sign_off"


def parameter(key: str) -> str:
    """The bookmark of a parameter's heading. Word takes 40 characters; 30 of an own parameter's id are enough."""
    return f"parameter_{key[:30]}"


def decision(key: str) -> str:
    """The bookmark of a parameter's decision; also the property that holds the fingerprint of what it said."""
    return f"decision_{key[:30]}"


def settled(key: str) -> str:
    """The bookmark of the line under a decision that says by whom and when: the decision ends before it."""
    return f"settled_{key[:30]}"


def fact(key: str, name: str) -> str:
    """The bookmark of another field of a parameter: its reasons, exceptions, what staff are told, a detail by its place
    ("rationale", "exceptions", "staff", "detail1" ...)."""
    return f"{name}_{key[:26]}"


def fingerprint(words: str) -> str:
    """The same for two texts that differ in white space only: an editor may break lines where it likes."""
    return sha256(" ".join(words.split()).encode()).hexdigest()[:20]


# The fields of a drafting handout, objective by objective ("o1", "o2" ...) and key result by key result.
OBJECTIVE_FIELDS = (
    "team", "cycle", "date", "number", "mission", "depends_on", "depended_on_by", "context", "objective", "direction",
    "why_now", "ideas", "refine", "confirm", "confirm_by", "published_on",
)  # fmt: skip
KEY_RESULT_FIELDS = (
    "type", "points", "text", "unit", "source", "champion", "baseline", "commit", "target", "stretch",
)  # fmt: skip
MORE = "_more"  # ends the name of a field that stands on a page which another one of the objective's follows
CHOICES = ("type", "points", "direction")  # ticked; a choice has its number behind its field's name, from 1


def field(objective: int, name: str, key_result: int = 0) -> str:
    """The name of a handout's field; numbers count from 1. `field(1, "unit", 2)` is "o1.kr2.unit"."""
    return f"o{objective}.kr{key_result}.{name}" if key_result else f"o{objective}.{name}"


def choice(name: str, number: int) -> str:
    """The name of one box of a field that is ticked, numbers from 1."""
    return f"{name}.{number}"


def bookmark(name: str) -> str:
    """A field's name as Word takes it for a bookmark: letters, digits and underscores, 40 at most, a letter first."""
    safe = re.sub(r"\W", "_", name)[:40]
    return safe if safe[:1].isalpha() else f"m_{safe}"[:40]


_FIELD = re.compile(r"o(\d{1,3})(?:\.kr(\d{1,3}))?\.([a-z_]+)(?:\.(\d{1,2}))?")


def parts_of_field(name: str) -> tuple[int, int, str]:
    """Objective, key result (0 for none) and last name of a field; ValueError for another name."""
    found = _FIELD.fullmatch(name)
    if found is None:
        raise ValueError(name)
    return int(found[1]), int(found[2] or 0), found[3]


def is_field(name: str) -> bool:
    """Whether a handout has fields of this name."""
    found = _FIELD.fullmatch(name)
    if found is None:
        return False
    return found[3] in KEY_RESULT_FIELDS if found[2] else found[3].replace(MORE, "") in OBJECTIVE_FIELDS


def choice_of(name: str) -> tuple[str, int]:
    """The field a box belongs to, and its number; 0 for a field that is typed in."""
    found = _FIELD.fullmatch(name)
    if found is None or not found[4]:
        return name, 0
    return name.rpartition(".")[0], int(found[4])


def field_of_bookmark(mark: str) -> str:
    """The name of a field from its bookmark in Word or its name in a PDF, "" for another one."""
    if _FIELD.fullmatch(mark):
        return mark  # the forms of the first weeks had the name itself
    found = re.fullmatch(r"o(\d{1,3})_(?:kr(\d{1,3})_)?([a-z_]+?)(?:_(\d{1,2}))?", mark)
    if found is None:
        return ""
    name = field(int(found[1]), found[3], int(found[2] or 0))
    return choice(name, int(found[4])) if found[4] else name


class PaperCode(Struct, frozen=True):
    """What a page says about itself: which engagement, which team ("" none), which version of its set or record."""

    engagement: str
    team: str
    version: str


_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no letter that is read as a digit
_CODE = re.compile(r"\b([2-9A-HJ-NP-Z]{4})-([2-9A-HJ-NP-Z]{4}|0)-([0-9A-Za-z.]{1,12})-([2-9A-HJ-NP-Z])\b")


def paper_code(engagement_id: str, team_id: str, version: str) -> str:
    """The code of a paper, such as "K7QD-2M4X-3-R": four letters each from the ids, the version as it is called, and a
    letter that finds a slip in reading. Empty without an engagement."""
    if not engagement_id:
        return ""
    said = f"{_letters(engagement_id)}-{_letters(team_id) if team_id else '0'}-{version_in_code(version)}"
    return f"{said}-{_letters(said)[0]}"


def code_in(text: str) -> PaperCode | None:
    """The first code in a text that holds; None when there is none."""
    for found in _CODE.finditer(text):
        said = found[0].rpartition("-")[0]
        if found[4] == _letters(said)[0]:
            return PaperCode(found[1], "" if found[2] == "0" else found[2], found[3])
    return None


def belongs(code: PaperCode, engagement_id: str, team_id: str = "") -> bool:
    """Whether a paper with this code went out of this engagement, and to this team where one is asked for."""
    return code.engagement == _letters(engagement_id) and (not team_id or code.team == _letters(team_id))


def version_of_set(cycle: int, version: int) -> str:
    """How a set's paper calls its version: "3", and "2.1" in a later cycle, whose versions begin anew."""
    return str(version) if cycle <= 1 else f"{cycle}.{version}"


def version_in_code(version: str) -> str:
    """A version as the code of a paper says it."""
    return re.sub(r"[^0-9A-Za-z.]", ".", version)[:12] or "1"


def _letters(id: str) -> str:
    number = int.from_bytes(sha256(id.encode()).digest()[:4])
    return "".join(_ALPHABET[number >> shift & 31] for shift in (0, 5, 10, 15))
