"""What is pasted: spreadsheet cells, a table out of a web page or a mail, CSV, a column of names, recipients of a mail.

Called by `tables`. What has several cells in most lines is a table; the rest is a list, one entry a line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.domain.pasted_text import tidied
from workshop_app.incoming import html_tables, markdown_tables, separated, vcards, wiki_tables
from workshop_app.incoming.rows import MOST_CHARACTERS, Gathering, IncomingTable, Watch, unwatched

LARGEST_PASTE = MOST_CHARACTERS // 10
LONGEST_ENTRY = 1_000  # characters in which an address is looked for; more is no name

_BETWEEN_RECIPIENTS = re.compile(r"(?<=>)\s*[,;]\s*|;\s*")
_RECIPIENT = re.compile(r'"?([^"<>]*?)"?\s*<(?:mailto:)?([^<>\s]+@[^<>\s]+)>')
_TO_WHOM = re.compile(r"^\s*(?:to|cc|bcc|an|kopie|à|copie|cci|para|con copia|aan|do|dw)\s*:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:mailto:)?[^\s@<>()]+@[^\s@<>()]+")
_BARE_ADDRESS = re.compile(r"<?(?:mailto:)?[^\s@<>()]+@[^\s@<>()]+>?")
_AFTER_ADDRESS = re.compile(r"(?<![^\s,;])([^\s,;<>@]{1,80}@[^\s,;<>@]{1,200})\s*,")
_BETWEEN_ADDRESSES = re.compile(r"[\s,;]+")
_HEADING_MARK = re.compile(r"^#{1,6}[ \t]+(?=\w)", re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-*•–·▪◦‣]|[☐☑☒✓✔✗□■]|\[[ xX]?\]|\(?\d{1,4}[.)])\s+")


def read_pasted(words: str, watch: Watch = unwatched, html: str = "") -> IncomingTable:
    """Text from the clipboard as rows of cells; `html` is what lay beside it, where merged cells and the lines inside
    of cells are told, or all there is. KnownError when it is far too much."""
    if len(words) > LARGEST_PASTE or len(html) > MOST_CHARACTERS:
        raise KnownError(ErrorCode.PASTED_TOO_LARGE, characters=max(len(words), len(html)), most=LARGEST_PASTE)
    if html_tables.holds_table(html):
        table = html_tables.read(html, watch)
        if 2 * sum(len(cell) for row in table.rows for cell in row.cells) >= len("".join(words.split())):
            return table  # else most of the words stand around its tables, as in a mail with a signature
    if html and not words.strip():
        words = html_tables.words_of(html)
    if vcards.are_some(words):
        return vcards.read(words, watch)
    return _of_words(words, watch)


def _of_words(words: str, watch: Watch) -> IncomingTable:
    words = tidied(words)
    if "\t" in words:
        return separated.cut(words, "\t", watch)
    for kind in (wiki_tables, markdown_tables):
        if kind.is_one(words):
            return _drawn(kind.rows(words), markdown_tables.heading_lines(words))
    words = _HEADING_MARK.sub("", words)
    lines = [line for line in words.split("\n") if line.strip()]
    whom = [_AFTER_ADDRESS.sub(r"\1;", _TO_WHOM.sub("", line[:LONGEST_ENTRY]) + line[LONGEST_ENTRY:]) for line in lines]
    if _are_recipients(whom):
        lines = whom
        found = [_mail_entry(entry.strip()) for line in lines for entry in _BETWEEN_RECIPIENTS.split(line)]
        named = any(len(entry) > 1 for entry in found)
        return _listed([("", *entry) if named and _BARE_ADDRESS.fullmatch(entry[0]) else entry for entry in found])
    if addresses := _only_addresses(whom):
        return _listed([(each,) for each in addresses])
    if len(lines) == 1 and (";" in words or words.count(",") > 1):
        between = ";" if ";" in words else ","
        return _listed([_mail_entry(entry.strip()) for entry in lines[0].split(between)])
    if table := _numbered_people(words):
        return table
    separator = separated.guessed(words)
    if separator and _is_table(lines, separator):
        return separated.cut(words, separator, watch)
    lines = words.split("\n")
    return _listed(_with_addresses([_mail_entry(_without_bullet(line)) for line in lines]), _further_in(lines))


def _further_in(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that stand further in than the first."""
    depths = {at: len(line) - len(line.lstrip()) for at, line in enumerate(lines, 1) if line.strip()}
    first = next(iter(depths.values()), 0)
    return frozenset(at for at, depth in depths.items() if depth > first)


def are_only_addresses(words: str) -> bool:
    """Whether a text is addresses side by side and nothing else."""
    return "@" in words[:LONGEST_ENTRY] and bool(_only_addresses([line for line in words.split("\n") if line.strip()]))


def _only_addresses(lines: Sequence[str]) -> list[str]:
    """The addresses of lines with nothing else in them, whatever stands between two; none where they stand one a line,
    as a list does."""
    found = [each for line in lines for each in _BETWEEN_ADDRESSES.split(line.strip()) if each]
    several = len(found) > len(lines)
    return [each.strip("<>") for each in found] if several and all(map(_BARE_ADDRESS.fullmatch, found)) else []


def _numbered_people(words: str) -> IncomingTable | None:
    """A list in the middle of a mail: entries with bullets, most of them with an address, among lines of a letter."""
    lines = words.split("\n")
    entries = [_without_bullet(line) for line in lines if _BULLET.match(line[:LONGEST_ENTRY])]
    filled = sum(bool(line.strip()) for line in lines)
    if len(entries) < 2 or len(entries) == filled or 2 * sum("@" in entry for entry in entries) < len(entries):
        return None
    separator = separated.guessed("\n".join(entries))
    if not separator or not _is_table(entries, separator):
        return None
    gathering = Gathering()
    for number, line in enumerate(lines, 1):
        entry = _BULLET.match(line[:LONGEST_ENTRY]) is not None
        gathering.add(number, _without_bullet(line).split(separator) if entry else [line])
    return gathering.table("", separator)


def _drawn(rows: Iterable[tuple[int, Sequence[str]]], heads: Collection[int]) -> IncomingTable:
    gathering = Gathering()
    for number, cells in rows:
        gathering.add(number, cells, heads=number in heads)
    return gathering.table("", "|")


def _listed(entries: list[tuple[str, ...]], below: Collection[int] = ()) -> IncomingTable:
    """Numbered as they stand in the list; entries of a line of recipients count as lines."""
    gathering = Gathering()
    for number, cells in enumerate(entries, 1):
        gathering.add(number, cells, below=number in below)
    return gathering.table()


def _with_addresses(entries: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The entries, where the address of each stands in the line below the name, as calendars list their guests."""
    found: list[tuple[str, ...]] = []
    for entry in entries:
        if len(entry) == 1 and found and _ADDRESS.fullmatch(entry[0]):
            if len(found[-1]) != 1 or not found[-1][0] or "@" in found[-1][0]:
                return entries
            found += [(found.pop()[0], entry[0]), ("",)]  # lines are counted on
        else:
            found.append(entry)
    return found


def _are_recipients(lines: list[str]) -> bool:
    """Whether it is the address field of a mail, in one line or wrapped over several, or nothing but addresses line by
    line: the comma of "Vale, Nora <n@x.example>" is none between two cells."""
    entries = [entry for line in lines[:200] for entry in _BETWEEN_RECIPIENTS.split(line[:LONGEST_ENTRY]) if entry]
    several = any(_BETWEEN_RECIPIENTS.search(line[:LONGEST_ENTRY]) for line in lines[:200])
    found = sum(any(each.fullmatch(entry.strip()) for each in (_RECIPIENT, _BARE_ADDRESS)) for entry in entries)
    return 2 * found > len(entries) if several else found == len(entries) > 1


def _is_table(lines: list[str], separator: str) -> bool:
    """Most lines carry the separator; half of them are enough for one that hardly ever stands in a sentence. ("Doe,
    Jane" in one line alone is a name.)"""
    share = 0.8 if separator == "," else 0.5
    return sum(separator in line for line in lines) >= max(2, share * len(lines))


def _without_bullet(line: str) -> str:
    bare = _BULLET.sub("", line[:LONGEST_ENTRY]).strip()
    return (markdown_tables.unmarked(bare) if "*" in bare else bare) + line[LONGEST_ENTRY:]


def _mail_entry(entry: str) -> tuple[str, ...]:
    """'Ana Silva <ana@x.org>' becomes name and address; anything else is one cell."""
    if len(entry) > LONGEST_ENTRY:
        return (entry,)
    found = _RECIPIENT.fullmatch(entry)
    return (found[1].strip(), found[2]) if found else (entry,)
