"""People out of a directory (.ldif), as address books and servers export them, as a table. Called by `tables`."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping

from workshop_app.domain.text import without_forbidden
from workshop_app.incoming.rows import Gathering, IncomingTable, Watch

_HEADS = ("Last name", "First name", "Name", "E-mail", "Job title", "Department", "Reports to")
# Line by line, and each of them in one way only: a page of empty lines has else more ways than anybody tries.
_BEGIN = re.compile(rb"(?:[ \t\r]*(?:#[^\n]*|version:[ \t]*\d+[ \t\r]*)?\n)*dn::?\s", re.IGNORECASE)
_LINE = re.compile(r"([A-Za-z][\w.;-]*)(::?)\s*(.*)", re.DOTALL)
_NAME_OF = re.compile(r"\s*(?:cn|uid)=((?:\\.|[^,\\])+)", re.IGNORECASE)
_PEOPLE = ("sn", "mail", "givenname")  # who has none of them is a group, a machine or a folder
LOOK_EVERY = 500


def is_one(data: bytes) -> bool:
    """Whether a file is of this format, whatever it is called."""
    return _BEGIN.match(data[:5000].removeprefix(b"\xef\xbb\xbf")) is not None


def read(words: str, watch: Watch, path: str = "") -> IncomingTable:
    """One row a person, under headings, numbered by the lines of the file; `path` is for the sentences."""
    gathering = Gathering(path)
    gathering.add(1, _HEADS)
    for count, (line, said) in enumerate(_entries(words)):
        if count % LOOK_EVERY == 0:
            watch(count, 0)
        if any(said.get(each) for each in _PEOPLE):
            gathering.add(line, [without_forbidden(cell) for cell in _row(said)])
        elif said:
            gathering.add(line, ["", "", "", said.get("dn", "")])  # nobody, and listed as such
    return gathering.table()


def _entries(words: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    said: dict[str, str] = {}
    begun = 1
    for number, line in _unfolded(words):
        if not line.strip():
            if said:
                yield begun, said
            said = {}
        elif found := _LINE.fullmatch(line):
            name = found[1].partition(";")[0].lower()
            if name == "dn":
                begun = number
            if name != "version":
                said.setdefault(name, _plain(found[3]) if found[2] == "::" else found[3].strip())
    if said:
        yield begun, said


def _unfolded(words: str) -> Iterator[tuple[int, str]]:
    """The lines; one that begins with a space goes on with the one before."""
    begun, kept = 1, ""
    for number, line in enumerate([*words.replace("\r\n", "\n").split("\n"), ""], 1):
        if line.startswith(" ") and kept:
            kept += line[1:]
            continue
        if not kept.startswith("#"):
            yield begun, kept
        begun, kept = number, line
    yield begun, ""


def _plain(coded: str) -> str:
    try:
        return base64.b64decode(coded, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return coded


def _row(said: Mapping[str, str]) -> tuple[str, ...]:
    department = said.get("department") or said.get("departmentnumber") or said.get("ou", "")
    boss = _NAME_OF.match(said.get("manager", ""))
    name = said.get("cn") or said.get("displayname", "")
    halves = (said.get("sn", ""), said.get("givenname", ""))
    name = name or " ".join(filter(None, reversed(halves)))
    told = (*(halves if all(halves) else ("", "")), name, said.get("mail", ""), said.get("title", ""))
    return (*told, department, re.sub(r"\\(.)", r"\1", boss[1]).strip() if boss else "")
