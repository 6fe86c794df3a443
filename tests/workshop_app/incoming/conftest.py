"""Damaged workbooks, the same ones every time: a good one, and what can become of it on its way."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace

import pytest
from openpyxl import Workbook

Parts = dict[str, bytes]
Action = Callable[[random.Random, bytes, Parts], bytes]
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
NUMBERS = (b"-1", b"0", b"1048577", b"99999999999", b"9" * 5000, b"1e999", b"nan", b"A", b"ZZZZ9", b"")


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """Everything below, for the tests beside this file."""
    hands = (workbook, parts_of, packed, with_part, sheet_of, damaged)
    return SimpleNamespace(sheet=SHEET, strings=STRINGS, damages=DAMAGES, **{each.__name__: each for each in hands})


def workbook(rows: int = 12) -> bytes:
    """Names, a date, halves, a formula, links, a merged heading, two sheets."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name", "Team", "Joined", "Level", "Sum"])
    for number in range(rows):
        sheet.append([f"Név {number} <&>", "Ops", date(2027, 1, 1), number / 2, "=D2*2"])
    sheet["A2"].hyperlink = "https://example.org/"
    sheet.merge_cells("A20:C20")
    book.create_sheet("Notes").append(["nothing"])
    file = io.BytesIO()
    book.save(file)
    return packed(with_shared_strings(parts_of(file.getvalue())))


def with_shared_strings(parts: Parts) -> Parts:
    """As Excel writes it: the words stand in a part of their own."""
    texts: list[bytes] = []

    def moved(found: re.Match[bytes]) -> bytes:
        texts.append(found[2])
        return b'%s t="s"><v>%d</v></c>' % (found[1], len(texts) - 1)

    sheet = re.sub(rb'(<c [^>]*?) t="inlineStr"><is>(.*?)</is></c>', moved, parts[SHEET])
    strings = f'<sst xmlns="{MAIN}">'.encode() + b"".join(b"<si>%s</si>" % text for text in texts) + b"</sst>"
    kind = f'<Override PartName="/{STRINGS}" ContentType="{KIND}.sharedStrings+xml"/></Types>'.encode()
    kinds = parts["[Content_Types].xml"].replace(b"</Types>", kind)
    return parts | {SHEET: sheet, STRINGS: strings, "[Content_Types].xml": kinds}


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2027, 1, 1, 0, 0, 0)), data, method)
    return file.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    return packed(parts_of(workbook()) | {name: data})


def sheet_of(rows: bytes, before: bytes = b"") -> bytes:
    """A workbook whose first sheet holds these rows."""
    head = f'<worksheet xmlns="{MAIN}">'.encode()
    return with_part(SHEET, head + before + b"<sheetData>" + rows + b"</sheetData></worksheet>")


def damaged(action: Action, count: int) -> Iterator[bytes]:
    """So many workbooks that were damaged in one way."""
    whole = workbook()
    parts = parts_of(whole)
    for number in range(count):
        yield action(random.Random(f"{action.__name__} {number}"), whole, parts)


def cut_short(dice: random.Random, whole: bytes, _: Parts) -> bytes:
    return whole[: dice.randrange(4, len(whole))]


def flipped_bits(dice: random.Random, whole: bytes, _: Parts) -> bytes:
    data = bytearray(whole)
    for _n in range(dice.choice((1, 3, 30))):
        data[dice.randrange(4, len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def flipped_in_directory(dice: random.Random, whole: bytes, _: Parts) -> bytes:
    data = bytearray(whole)
    for _n in range(dice.choice((1, 4))):
        data[dice.randrange(whole.rindex(b"PK\x01\x02") - 200, len(data))] = dice.randrange(256)
    return bytes(data)


def swapped_parts(dice: random.Random, _: bytes, parts: Parts) -> bytes:
    one, other = dice.sample(sorted(parts), 2)
    return packed(parts | {one: parts[other], other: parts[one]})


def missing_part(dice: random.Random, _: bytes, parts: Parts) -> bytes:
    gone = dice.choice(sorted(parts))
    return packed({name: data for name, data in parts.items() if name != gone})


def wrong_kind(dice: random.Random, _: bytes, parts: Parts) -> bytes:
    kinds = parts["[Content_Types].xml"]
    found = sorted(set(re.findall(rb'ContentType="[^"]*"', kinds)))
    one, other = dice.choice(found), dice.choice((*found, b'ContentType=""', b'ContentType="text/plain"'))
    return packed(parts | {"[Content_Types].xml": kinds.replace(one, other)})


def _changed(change: Callable[[random.Random, bytes], bytes]) -> Action:
    """An action on one part; the sheet and its strings are the likeliest."""

    def action(dice: random.Random, _: bytes, parts: Parts) -> bytes:
        name = dice.choice((SHEET, STRINGS, *sorted(parts)))
        return packed(parts | {name: change(dice, parts[name])})

    action.__name__ = change.__name__
    return action


def torn_part(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def lost_piece(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + data[at + dice.randrange(1, 40) :]


def doubled_piece(dice: random.Random, data: bytes) -> bytes:
    at, length = dice.randrange(len(data)), dice.randrange(1, 200)
    return data[: at + length] + data[at:]


def absurd_number(dice: random.Random, data: bytes) -> bytes:
    places = [found.span() for found in re.finditer(rb"\d+", data)]
    start, end = dice.choice(places or [(0, 0)])
    return data[:start] + dice.choice(NUMBERS) + data[end:]


def absurd_value(dice: random.Random, data: bytes) -> bytes:
    places = [found.span(1) for found in re.finditer(rb'="([^"]*)"', data)]
    start, end = dice.choice(places or [(0, 0)])
    return data[:start] + dice.choice((*NUMBERS, b"A1:XFD1048576", b"../../x", b"\xc3\x28")) + data[end:]


def other_name(dice: random.Random, data: bytes) -> bytes:
    names = sorted(set(re.findall(rb"<(\w+)", data)))
    return data.replace(dice.choice(names), dice.choice((*names, b"x"))) if names else b""


def other_encoding(dice: random.Random, data: bytes) -> bytes:
    head = b'<?xml version="1.0" encoding="%s"?>' % dice.choice((b"utf-16", b"utf-7", b"ascii", b"klingon", b"base64"))
    return head + data.split(b"?>", 1)[-1]


def in_utf16(_: random.Random, data: bytes) -> bytes:
    return data.split(b"?>", 1)[-1].decode().encode("utf-16")


def entities(dice: random.Random, data: bytes) -> bytes:
    laugh = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(9))
    external = b'<!ENTITY l8 SYSTEM "file:///etc/hostname">'
    kind = b"<!DOCTYPE x [%s]>" % dice.choice((laugh, external))
    return kind + re.sub(rb">(\w[^<]*)<", b">&l8;<", data.split(b"?>", 1)[-1], count=1)


def noise(dice: random.Random, data: bytes) -> bytes:
    return dice.randbytes(dice.randrange(1, 400))


def nothing(_: random.Random, data: bytes) -> bytes:
    return b""


CHANGES = (
    *(torn_part, lost_piece, doubled_piece, absurd_number, absurd_value, other_name, other_encoding, in_utf16),
    *(entities, noise, nothing),
)
DAMAGES = (
    *(cut_short, flipped_bits, flipped_in_directory, swapped_parts, missing_part, wrong_kind),
    *(_changed(change) for change in CHANGES),
)
