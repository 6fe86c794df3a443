"""OKRs in lines: Markdown, a mail, a Word file with headings and lists. Pure; nothing is taken in here.

A heading right above entries is an objective, one above objectives a team; entries below an objective are its key
results, and lines such as "Owner: Nora" belong to what stands above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from agendas import crossed_out
from agendas.crossed_out import CrossedOut
from workshop_app.application.okr_columns import OkrColumn, meaning_of, says_objective, says_result
from workshop_app.application.okr_left_out import BEFORE, CROSSED, RowLeftOut
from workshop_app.application.okr_parts import OBJECTIVE_LINE, RESULT_LINE, several
from workshop_app.application.okr_sheets import (
    OkrSheet,
    SheetDraft,
    proposed,
)
from workshop_app.domain.text import one_line
from workshop_app.incoming.outlines import OutlineLine
from workshop_app.incoming.rows import TableRow

_TEAM_LINE = re.compile(r"(?:team|department|abteilung|bereich|équipe|equipe|equipo)\s*[:–—-]?\s+(.+)", re.IGNORECASE)
_ABOUT_OKRS = re.compile(
    r"\s*[–—:|-]?\s*\bOKRs?\b(?:\s*[–—:|-]?\s*(?:Q[1-4]|FY|H[12])?[\s/-]*\d{0,4})*$", re.IGNORECASE
)
_SAID_LINE = re.compile(r"([^\W\d_][\w /-]{1,24}?)\s*[:=]\s*(.+)")
_OWNER_BEHIND = re.compile(
    r"\s*[(\[](?:owner|champion|kr owner|verantwortlich|wer|responsable)\s*:\s*([^)\]]+)[)\]]", re.I
)
_OWNER_LAST = re.compile(r"\s+(?:owner|dri|champion|verantwortlich|responsable)\s*:\s*(.+)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}\.(\d{1,2})\s+(\S.*)")  # "2.1  Calls fall from 9 to 3", as everything here shows it
_PROGRESS = re.compile(r"\s*(?:=>|→|-->)\s*(\d{1,3}(?:[.,]\d+)?\s?%)\s*$")
_LABELS = frozenset({"key results", "key result", "krs", "objectives", "objective", "okrs", "okr"}) | frozenset(
    {"schlüsselergebnisse", "ziele", "résultats clés", "objectifs", "resultados clave", "objetivos"}
)
_ONE_RESULT = frozenset({"key result", "kr", "schlüsselergebnis", "résultat clé", "resultado clave"})
_OWN_PLACE = frozenset({OkrColumn.TEXT, OkrColumn.OBJECTIVE, OkrColumn.TEAM, OkrColumn.KIND, OkrColumn.NUMBER})


def read_outline(lines: Sequence[OutlineLine], team: str = "") -> OkrSheet:
    """The drafts of a text; `team` is whose it is where no line says so."""
    reading = _OutlineReading(team)
    reading.left_out += [RowLeftOut(line.line, each, CROSSED) for line in lines for each in crossed_out.gone(line.text)]
    said = [replace(line, text=crossed_out.read(line.text)) for line in lines]
    struck = {line.line: line.text for line in said if isinstance(line.text, CrossedOut)}
    reading.left_out += [RowLeftOut(line, text[:500], CROSSED) for line, text in struck.items()]
    lines = tuple(_with_their_words([line for line in said if line.text and line.line not in struck]))
    for place, line in enumerate(lines):
        reading.take(line, lines[place + 1 :] if line.heading else ())
    return OkrSheet(tuple(reading.found), tuple(reading.left_out))


def _with_their_words(lines: Sequence[OutlineLine]) -> Iterator[OutlineLine]:
    """The lines of a form, where "Objective 1" and "KR1" stand alone and their words in the line below, as one line."""
    at = 0
    while at < len(lines):
        line, below = lines[at], lines[at + 1 : at + 3]
        if _is_label(line.text) and below and _are_words(line, *below):
            line = replace(line, text=f"{line.text.rstrip(' :')}: {below[0].text}")
            at += 1
        yield line
        at += 1


def _is_label(text: str) -> bool:
    """ "Objective", "O2", "KR1"; "Key results" heads several."""
    bare = text.strip(" :")
    return says_objective(bare) or (says_result(bare) and bare.casefold() not in _LABELS)


def _are_words(label: OutlineLine, line: OutlineLine, behind: OutlineLine | None = None) -> bool:
    """Whether a line below a label says it, and is no label, field or list itself."""
    text = line.text
    said = _SAID_LINE.fullmatch(text)
    if _is_label(text) or text.strip(" :").casefold() in _LABELS or (said and meaning_of(said[1])):
        return False
    if any(each.fullmatch(text) for each in (OBJECTIVE_LINE, RESULT_LINE, _TEAM_LINE)):
        return False
    if line.heading:
        return line.heading > label.heading > 0
    return not line.entry or (not label.heading and (behind is None or not behind.entry))


def outline_of(rows: Sequence[TableRow]) -> tuple[OutlineLine, ...]:
    """The lines of a sheet without headings, as some templates are made: "Objective 1" beside its words, "Key Results |
    Score" above the results, or headings behind the objective, notes to their right."""
    return tuple(_rows_as_lines(rows))


def _rows_as_lines(rows: Sequence[TableRow]) -> Iterator[OutlineLine]:
    heads: tuple[str, ...] = ()
    results_at = -1
    for row in rows:
        cells = tuple("" if isinstance(cell, CrossedOut) else cell for cell in row.cells)
        filled = [at for at, cell in enumerate(cells) if cell]
        first = filled[0]
        if _says_itself(cells, filled):
            yield OutlineLine(row.line, one_line(f"{cells[first].rstrip(' :')}: {cells[filled[1]]}"))
            continue
        if cells[first].strip(" :").casefold() in _LABELS and not cells[first].casefold().startswith("okr"):
            heads, results_at = cells, first
            continue
        words, rest = cells[first], filled[1:]
        if rest and (says_objective(words) or says_result(words)):
            words, rest = f"{words}: {cells[rest[0]]}", rest[1:]
        said = OBJECTIVE_LINE.fullmatch(words) is not None
        yield OutlineLine(row.line, one_line(words), entry=first == results_at and not said)
        if said and any(meaning_of(cells[at]) is not None for at in rest):  # "Objective 1: Calm days | Owner | Score"
            heads, rest = cells, []
        for at in rest:
            head = heads[at] if at < len(heads) else ""
            yield OutlineLine(row.line, one_line(f"{head}: {cells[at]}" if head else cells[at]))


def _says_itself(cells: Sequence[str], filled: Sequence[int]) -> bool:
    """Whether a row is a label with its words beside it, and nothing more ("Team | Tickets", "Objective | Ships leave
    on time"), rather than the headings of a table."""
    if len(filled) != 2:
        return False
    label, words = cells[filled[0]].strip(" :"), cells[filled[1]]
    if says_objective(label) or label.casefold() in _ONE_RESULT:
        return " " in words and meaning_of(words) is None
    column = meaning_of(label)
    return column in (OkrColumn.TEAM, OkrColumn.CHAMPION, OkrColumn.WHY_NOW) and meaning_of(words) is None


class _OutlineReading:
    """One text, line by line."""

    def __init__(self, team: str) -> None:
        self._team, self._objective = team, ""
        self._bare = False  # whether the last draft is an objective without a key result
        self._results = 0  # of the objective
        self._result_heads = False  # whether the last key result was a heading
        self.found: list[SheetDraft] = []
        self.left_out: list[RowLeftOut] = []

    def take(self, line: OutlineLine, below: Sequence[OutlineLine]) -> None:
        text = line.text
        if self._is_label(line):
            return
        if found := RESULT_LINE.fullmatch(text):
            self._add_result(line, found[1])
        elif numbered := self._numbered(text):
            self._add_result(line, numbered)
        elif found := OBJECTIVE_LINE.fullmatch(text):
            self._begin(line, found[1])
        elif found := None if line.entry else _TEAM_LINE.fullmatch(text):
            self._turn_to(found[1])
        elif line.heading:
            self._take_heading(line, below)
        elif self.found and self._objective and (self._says_more(text) or self._notes_below(line)):
            return
        elif line.entry and self._objective:
            self._add_result(line, text)
        elif self.found and self._objective:
            self._note(text)
        else:
            self.left_out.append(RowLeftOut(line.line, text[:500], BEFORE))

    def _notes_below(self, line: OutlineLine) -> bool:
        """Whether this is a field nobody knows ("Confidence: high") in a list below a key result that is a heading."""
        if not line.entry or self._bare or not self._result_heads or not _SAID_LINE.fullmatch(line.text):
            return False
        self._note(line.text)
        return True

    def _is_label(self, line: OutlineLine) -> bool:
        """Whether it says nothing but what comes; after "Objective" that is not the last one's."""
        label = line.text.strip(" :")
        if says_objective(label) and not line.heading:
            self._objective, self._bare = "", False
            return True
        return label.casefold() in _LABELS

    def _take_heading(self, line: OutlineLine, below: Sequence[OutlineLine]) -> None:
        """What stands below it, up to the next heading that says something, tells what it is."""
        for each in below:
            if each.text.strip(" :").casefold() in _LABELS:
                continue
            if OBJECTIVE_LINE.fullmatch(each.text) or (
                each.heading > line.heading and not RESULT_LINE.fullmatch(each.text)
            ):
                self._turn_to(line.text)
                return
            if each.heading and not RESULT_LINE.fullmatch(each.text):
                break
            if each.entry or RESULT_LINE.fullmatch(each.text):
                self._begin(line, line.text)
                return
        self.left_out.append(RowLeftOut(line.line, line.text[:500], BEFORE))

    def _turn_to(self, team: str) -> None:
        name = _ABOUT_OKRS.sub("", one_line(team))  # "Tickets – OKRs Q2 2027"
        self._team, self._objective, self._bare, self._results = name.strip(" :"), "", False, 0

    def _begin(self, line: OutlineLine, words: str) -> None:
        progress = _PROGRESS.search(words)
        self._objective = one_line(_PROGRESS.sub("", words))
        remark = progress[1] if progress else ""
        self.found.append(SheetDraft(line.line, self._team, self._objective, remark=remark))
        self._bare, self._results, self._result_heads = True, 0, False

    def _numbered(self, text: str) -> str:
        """The words behind the number of a key result, where that is the next one of its objective. "1.1 million" is an
        amount: no sentence begins with a small letter."""
        found = _NUMBERED.fullmatch(text) if self._objective else None
        if found is None or int(found[1]) != self._results + 1 or found[2][0].islower() or found[2][0].isdigit():
            return ""
        return found[2]

    def _add_result(self, line: OutlineLine, words: str) -> None:
        draft = SheetDraft(line.line, self._team, self._objective, one_line(words))
        for behind in (_OWNER_BEHIND, _OWNER_LAST):
            if owner := behind.search(draft.text):
                draft = replace(draft, champion=owner[1].strip(" ."), text=one_line(behind.sub("", draft.text)))
        if progress := _PROGRESS.search(draft.text):
            draft = replace(draft, text=one_line(_PROGRESS.sub("", draft.text)), remark=progress[1])
        draft = proposed(draft)
        if self._bare:
            above = self.found.pop()
            draft = replace(draft, why_now=above.why_now, remark="; ".join(filter(None, (above.remark, draft.remark))))
        self.found.append(draft)
        self._bare, self._result_heads = False, bool(line.heading)
        self._results += 1

    def _says_more(self, text: str) -> bool:
        """A line such as "Owner: Nora" or "Why now: ..." belongs to what stands above it."""
        said = _SAID_LINE.fullmatch(text)
        column = meaning_of(said[1]) if said else None
        if said is None or column is None or column in _OWN_PLACE:
            return False
        words, last = one_line(said[2]), self.found[-1]
        if column is OkrColumn.WHY_NOW:
            self.found[-1] = replace(last, why_now=words)
        elif self._bare:
            self._note(text)
        elif column is OkrColumn.ACTIVITY:
            self.found[-1] = replace(last, activities=(*last.activities, *several(words)))
        else:
            self.found[-1] = proposed(replace(last, **{column.value: words}), last.type.value)
        return True

    def _note(self, text: str) -> None:
        last = self.found[-1]
        self.found[-1] = replace(last, remark="; ".join(filter(None, (last.remark, one_line(text)))))
