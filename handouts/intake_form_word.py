"""A filled handout in Word format, box by box. A box is known by its bookmark, then by the tag of its control, then by
its label and its place among the others: word processors keep now one of them, now the other. `intake_forms.py` calls
it. Everything in a box is its value, also what was typed on the lines below the control or behind the label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from handouts import marks, wording
from handouts.form_labels import NAMES, by_label, label, labels_of, without_label
from handouts.intake_form_choices import choice_in, ticks_in
from handouts.returned_paper import ReadParagraph
from handouts.wording import folded
from workshop_app.domain.filled_handout import FilledHandout, FormProblem, FormRemark
from workshop_app.domain.reading_direction import LEFT_TO_RIGHT


def read_lines(lines: Iterable[ReadParagraph], margins: str) -> FilledHandout:
    """What stands in the form, whose text and whose heads and feet these are."""
    reading = _FormReading()
    for row, paragraphs in groupby(lines, lambda line: line.row):
        if row:
            cells = [list(cell) for _, cell in groupby(paragraphs, lambda line: line.cell)]
            reading.row(cells)
        else:
            reading.outside([line.words for line in paragraphs])
    if gone := reading.gone():
        reading.remarks.append(FormRemark(FormProblem.FIELDS_GONE, gone))
    code = marks.code_in(margins) or marks.code_in("\n".join(reading.notes)) or marks.PaperCode("", "", "")
    return FilledHandout(
        reading.values,
        reading.ticked,
        frozenset(reading.seen),
        tuple(reading.notes),
        tuple(reading.remarks),
        code.engagement,
        code.team,
        code.version,
        reading.crossed,
        reading.talked,
    )


class _FormReading:
    """Goes through the boxes once, and knows under which objective and key result it is."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.crossed: dict[str, str] = {}
        self.ticked: dict[str, tuple[int, ...]] = {}
        self.talked: dict[str, tuple[int, ...]] = {}
        self.seen: set[str] = set()
        self.notes: list[str] = []
        self.remarks: list[FormRemark] = []
        self._controlled, self._bare = 0, list[str]()
        self._objective, self._result = 0, 0
        self._names = ""  # the field whose boxes come next
        self._words = wording.load("en")
        keys = ("artefact.drafting_handout", "handout.subtitle", "handout.key_results")
        self._printed = tuple(folded(self._words(key)) for key in keys)

    def outside(self, lines: Sequence[str]) -> None:
        """Text beside the boxes: what is not printed there is a note."""
        said = [line.strip() for line in lines]
        self.notes += [line for line in said if line and not folded(line).startswith(self._printed)]

    def row(self, cells: Sequence[Sequence[ReadParagraph]]) -> None:
        """One row of boxes; one in which no box is known was added by hand."""
        known = [self._box(cell, alone=len(cells) == 1) for cell in cells]
        words = " | ".join(filter(None, (_text(cell) for cell, ours in zip(cells, known, strict=True) if not ours)))
        if words:
            self.notes.append(words)
            self.remarks.append(FormRemark(FormProblem.ROW_ADDED, words))

    def _box(self, cell: Sequence[ReadParagraph], alone: bool) -> bool:
        text = _text(cell)
        if self._choice(cell):
            return True
        if self._names and (numbers := ticks_in(text)) is not None:
            self.talked |= {self._names: numbers} if numbers else {}
            return True
        name = self._named(cell) or self._by_label(cell)
        if (
            not name
            and alone
            and text
            and self._result
            and f"o{self._objective}.kr{self._result}.text" not in self.seen
        ):
            name = marks.field(self._objective, "text", self._result)  # the box below a key result's head
        if not name:
            return not text
        self.seen.add(name)
        last = name.rpartition(".")[2]
        self._names = name if last in NAMES else ""
        value, written = _value(cell, last), _value(cell, last, crossed=True)
        if value:
            self.values[name] = value
        elif written:
            self.crossed[name] = written
            self.remarks.append(FormRemark(FormProblem.CROSSED_OUT, f"{labels_of(name)}: {written}"))
        controlled = any(line.controlled for line in cell)
        self._controlled += controlled
        if not written and not controlled:
            self._bare.append(name)
        return True

    def gone(self) -> str:
        """The boxes out of which somebody took the field: its bookmark is left. Programs that keep no controls say
        nothing by that."""
        return ", ".join(map(labels_of, self._bare)) if self._controlled >= len(self._bare) else ""

    def _named(self, cell: Sequence[ReadParagraph]) -> str:
        """By a bookmark that begins here or holds words here, else by a tag; a copied name stands for its original."""
        starts = [mark for line in cell for mark in (*line.starts, *line.within)]
        tags = [tag for line in cell for tag in line.tags]
        for name in (*map(marks.field_of_bookmark, starts), *tags):
            if marks.is_field(name) and name not in self.seen:
                objective, result, _ = marks.parts_of_field(name)
                if objective != self._objective:
                    self._objective, self._result = objective, 0
                self._result = result or self._result
                return name
        return ""

    def _by_label(self, cell: Sequence[ReadParagraph]) -> str:
        first = next((line.words for line in cell if line.words.strip()), "")
        field = next((each for _, each in by_label() if without_label(first, each) is not None), "")
        if not field:
            return ""
        if field == "team":
            self._objective, self._result = self._objective + 1, 0
        result = self._result if field in marks.KEY_RESULT_FIELDS else 0
        if field in marks.KEY_RESULT_FIELDS and not result:
            return ""
        return marks.field(max(self._objective, 1), field, result)

    def _choice(self, cell: Sequence[ReadParagraph]) -> bool:
        """The kind of a key result, its eight points, the direction of an objective. What is crossed out stands there
        still: it tells which line it is, and which box is whose."""
        found = choice_in("\n".join(line.written for line in cell))
        if found is None:
            return False
        self._result += found.field == "type"
        result = self._result if found.field in marks.KEY_RESULT_FIELDS else 0
        name = marks.field(max(self._objective, 1), found.field, result)
        self.seen.add(name)
        self.ticked[name] = found.ticked
        if found.beside:
            self.notes.append(f"{labels_of(name)}: {found.beside}")
        return True


def _text(cell: Sequence[ReadParagraph]) -> str:
    return "\n".join(filter(None, (line.words.strip() for line in cell)))


def _value(cell: Sequence[ReadParagraph], field: str, crossed: bool = False) -> str:
    """The words of a box without its label; with those that are crossed out, where one asks for them."""
    return "\n".join(_lines(cell, field, crossed)).strip()


def _lines(cell: Sequence[ReadParagraph], field: str, crossed: bool) -> Iterator[str]:
    head = bool(label(field)[0])
    for line in cell:
        words = line.written if crossed else line.words
        words = words.replace(LEFT_TO_RIGHT, "").strip()  # the mark is ours
        if head and words:
            rest = without_label(words, field)
            head = False
            words = words if rest is None else rest
        if words:
            yield words
