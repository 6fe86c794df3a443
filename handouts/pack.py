"""The workshop pack: everything one workshop needs on paper, in one folder, with a page that says what is in it and how
many of each to print. The facilitator's copies lie in a folder of their own.

`order` reads what is needed where the reader lives; `write` makes the files on any thread. Called by the documents
screen and by the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from handouts import catalogue, export, pack_printing, pack_top, wording
from handouts.catalogue import Binding, ComposeOptions
from handouts.compose import champion_cards, hand_cards
from handouts.compose.frame import workshop_file
from handouts.document import Document, Edition
from handouts.export import Exported, Format, LeftOut
from handouts.material_sources import MaterialsSource
from handouts.named_papers import files_of, paper_named
from handouts.pack_printing import BoundPack, PackedPaper
from handouts.pack_rules import DRAFTING, EVERYBODYS, EVERYWHERE, FORM, SPARE, belongs
from handouts.reading import ReadOnce
from handouts.source import Source
from handouts.tables import agenda as agenda_table
from handouts.wording import Words
from handouts.workshop_sources import AgendaSource, ObserverSeat, ObserverSheetSource
from workshop_app.application.ports import Reader
from workshop_app.domain.engagement import Paper
from workshop_app.domain.errors import KnownError
from workshop_app.domain.workshops import Workshop

CONTENTS = "pack_contents"
SHEET = "observer_sheet"
ROOM = Edition.PARTICIPANT
# A page for each seat, person or set already.
SEATED = frozenset(
    ["seat_cards", "observer_sheet", "name_cards", "commitment_cards", "attendance_certificate", "draft_okrs"]
)
PER_SHEET = dict.fromkeys(("seven_step_card", "eight_point_card", "question_card"), hand_cards.PER_SHEET) | {
    "champion_cards": champion_cards.BLANK
}
# Once there is a published set they are made for its teams and people, one each; until then they are blank forms.
FOR_SETS = frozenset(["champion_cards", "check_in_form", "reflect_sheet", "dependency_log"])

Papers = tuple[str, Edition, tuple[Source, ...]]  # of one artefact and edition


class PackOrder(Struct, frozen=True):
    """What goes into the pack: per artefact and edition its frozen sources, and how many of each to print. `assumed`
    tells that nobody is on the list yet and the agenda's own size was taken; no more than `only` these was wanted."""

    people: int
    assumed: bool
    language: str
    papers: tuple[Papers, ...]
    copies: Mapping[str, int]
    agenda: AgendaSource
    only: frozenset[str] | None = None

    @property
    def documents(self) -> int:
        return sum(len(sources) for _, _, sources in self.papers)


class PackedFile(Struct, frozen=True):
    """One file of the pack; `copies` is how many of it to print, 0 for what is sent and not printed. `paper` is what
    stands in it, None in a table."""

    exported: Exported
    copies: int
    paper: PackedPaper | None = None


class PackForm(Struct, frozen=True):
    """How the pack is made beside its folder: with files that are ready to be printed in one go, for a printer that
    prints on both sides or on one."""

    one_file: bool = False
    both_sides: bool = False

    @property
    def printed(self) -> bool | None:
        """Whether everything is printed on both sides, or on one; None where each file is printed by itself."""
        return self.both_sides if self.one_file else None


PLAIN = PackForm()


class Pack(Struct, frozen=True):
    """A finished pack; the first of `files` is its contents page. `refused` could not be made as they should be.
    `ready` are the files to print in one go: for everybody, and for the facilitator."""

    folder: Path
    files: tuple[PackedFile, ...]
    refused: tuple[LeftOut, ...] = ()
    ready: tuple[Path, ...] = ()


Tell = Callable[[int, int, str], None]


def order(reader: Reader, workshop_id: str, options: ComposeOptions, only: Collection[str] | None = None) -> PackOrder:
    """Everything there is to print for one workshop now, or `only` these artefacts of it. KnownError(NOT_FOUND) for an
    unknown one, KnownError(NOTHING_TO_EXPORT) while it has no agenda."""
    reader = ReadOnce(reader)
    workshop = reader.get(Workshop, workshop_id)
    mine = replace(options, workshop_id=workshop_id, edition=None, blank=False)
    agenda = cast("AgendaSource", catalogue.gather(agenda_table.ID, reader, mine)[0])
    materials = _materials(reader, mine)
    papers: list[Papers] = []
    named = _named_by(materials)
    for artefact in catalogue.ARTEFACTS:
        if artefact.binding is not Binding.WORKSHOP or not _belongs(artefact.id, workshop, named, only):
            continue
        for edition in artefact.editions:
            chosen = replace(mine, edition=edition)
            if catalogue.count(artefact.id, reader, chosen):
                papers.append((artefact.id, edition, catalogue.gather(artefact.id, reader, chosen)))
    papers += _named(reader, mine, materials, only, workshop.kind in DRAFTING, {id for id, _, _ in papers})
    copies = {**_copies(materials), **_unseated(papers, materials)}
    copies |= dict.fromkeys((id for id in FOR_SETS & copies.keys() if _of_sets(reader, mine, id)), 1)
    wanted = None if only is None else frozenset(only)
    return PackOrder(materials.people, materials.assumed, options.language, tuple(papers), copies, agenda, wanted)


def _named(
    reader: Reader,
    options: ComposeOptions,
    materials: MaterialsSource,
    only: Collection[str] | None,
    drafting: bool,
    known: Collection[str],
) -> Iterator[Papers]:
    """Papers of the whole programme that the agenda's materials name, forms blank; a drafting workshop has the drafting
    handout whether it is named or not."""
    wanted = _wanted(materials, drafting)
    wanted = wanted if only is None else frozenset(only) & (wanted | {FORM})
    for artefact in catalogue.ARTEFACTS:
        if artefact.id in known or artefact.id not in wanted or artefact.binding is Binding.WORKSHOP:
            continue
        blank = artefact.fillable and not _of_sets(reader, options, artefact.id)
        chosen = replace(options, workshop_id=None, blank=blank)
        if catalogue.count(artefact.id, reader, chosen):
            yield artefact.id, artefact.editions[0], catalogue.gather(artefact.id, reader, chosen)


def _of_sets(reader: Reader, options: ComposeOptions, artefact_id: str) -> bool:
    """Whether it is made for sets that are published, or for a log that has been begun."""
    filled = replace(options, workshop_id=None, blank=False)
    return artefact_id in FOR_SETS and bool(catalogue.count(artefact_id, reader, filled))


def _unseated(papers: list[Papers], materials: MaterialsSource) -> Mapping[str, int]:
    """Before anybody is seated there is one observer sheet, to be copied."""
    sources = (source for _, _, found in papers for source in found)
    blank = any(isinstance(source, ObserverSheetSource) and source.seats == (ObserverSeat(),) for source in sources)
    return {SHEET: max(1, _listed(materials, SHEET))} if blank else {}


def copies(reader: Reader, workshop_id: str, options: ComposeOptions) -> Mapping[str, int]:
    """How many to print of what a workshop needs several times; empty while it has no agenda."""
    try:
        return _copies(_materials(reader, replace(options, workshop_id=workshop_id)))
    except KnownError:
        return {}


def _materials(reader: Reader, options: ComposeOptions) -> MaterialsSource:
    return cast("MaterialsSource", catalogue.gather("materials_checklist", reader, options)[0])


def _copies(materials: MaterialsSource) -> Mapping[str, int]:
    named: dict[str, int] = {}
    for line in materials.lines:
        if id := paper_named(line.name):
            named[id] = max(files_of(id, line.quantity), named.get(id, 0))
    collated = {id: ceil(number / PER_SHEET.get(id, 1)) for id, number in named.items() if id not in SEATED}
    return {FORM: ceil(materials.people * SPARE)} | collated | dict.fromkeys(EVERYBODYS, materials.people)


def members(reader: Reader, workshop_id: str, options: ComposeOptions) -> frozenset[str]:
    """Which kinds of document are for a workshop's pack, whatever there is to put into them; none without agenda."""
    workshop = reader.get(Workshop, workshop_id)
    try:
        materials = _materials(reader, replace(options, workshop_id=workshop_id))
    except KnownError:
        return frozenset()
    of_it = {each.id for each in catalogue.ARTEFACTS if each.binding is Binding.WORKSHOP}
    return frozenset(id for id in of_it if _belongs(id, workshop, _named_by(materials), None)) | _wanted(
        materials, workshop.kind in DRAFTING
    )


def _wanted(materials: MaterialsSource, drafting: bool) -> frozenset[str]:
    """Papers of the whole programme that a workshop needs, too."""
    return EVERYWHERE | _named_by(materials) | ({FORM} if drafting else set())


def _named_by(materials: MaterialsSource) -> frozenset[str]:
    return frozenset(id for line in materials.lines if (id := paper_named(line.name)))


def _belongs(artefact_id: str, workshop: Workshop, named: Collection[str], only: Collection[str] | None) -> bool:
    return (only is None or artefact_id in only) and belongs(artefact_id, workshop, named)


def _listed(materials: MaterialsSource, artefact_id: str) -> int:
    """As many as the checklist says, so that pack and checklist never differ; 0 when it says nothing."""
    listed = (line.quantity for line in materials.lines if paper_named(line.name) == artefact_id)
    return max((files_of(artefact_id, quantity) for quantity in listed), default=0)


def write(
    wanted: PackOrder,
    formats: tuple[str, ...],
    out: Path,
    paper: Paper,
    stamp: datetime,
    tell: Tell | None = None,
    form: PackForm = PLAIN,
) -> Pack:
    """Write the pack into a new folder inside `out`, beside older ones. `stamp` is now (UTC); `tell` hears how far
    it is (done, total, name) and may raise to stop. What does not read back is named, its Word file in its place."""
    words = wording.load(wanted.language)
    folder = export.fresh_folder(out, workshop_file("pack", wanted.agenda.workshop, words))
    total = wanted.documents * len(formats) + len(pack_top.data_formats(wanted)) + len(formats)
    files: list[PackedFile] = []
    refused: list[LeftOut] = []

    def told(name: str) -> None:
        if tell is not None:
            tell(len(files), total, name)
        export.still_there(folder, (file.exported.path for file in files[:1]))

    with export.part_of(folder, files, total + _to_print(wanted, form), words("pack.stopped", name=folder.name)):
        for each in papers(wanted, form.printed):
            for fmt in formats:
                told(each.document.name)
                target = folder / _part(each.document.edition, words)
                made = export.save_or_refuse(each.document, fmt, target, paper, instead=Format.DOCX not in formats)
                kept = made.instead if isinstance(made, LeftOut) else made
                refused += [made] if isinstance(made, LeftOut) else []
                files += [PackedFile(kept, each.copies, replace(each, path=kept.path))] if kept else []
        for data in pack_top.data_formats(wanted):
            told(words("artefact.participant_agenda"))
            table = agenda_table.save(wanted.agenda, data, words, folder / _part(ROOM, words), stamp)
            files.append(PackedFile(table, 0))
        contents = pack_top.over_files(wanted, tuple(files), words)
        told(contents.name)
        first = tuple(PackedFile(export.save(contents, fmt, folder, paper), 1) for fmt in formats)
        ready = _ready(wanted, files, contents, folder, paper, form.both_sides) if form.one_file else ()
        return _still_there(Pack(folder, (*first, *files), tuple(refused), ready))


def _still_there(made: Pack) -> Pack:
    export.still_there(made.folder, [*(file.exported.path for file in made.files), *made.ready])
    return made


def papers(wanted: PackOrder, both_sides: bool | None = None) -> Iterator[PackedPaper]:
    """Every document of the pack, composed, to be printed in one go on `both_sides` or on one (None: file by file)."""
    for artefact_id, _, sources in wanted.papers:
        for document, source in zip(catalogue.compose_sources(artefact_id, sources), sources, strict=True):
            copies = wanted.copies.get(artefact_id, 1)
            tables = pack_printing.tables_of(source)
            yield PackedPaper(pack_printing.stacked(document), copies, tables, both_sides=both_sides)


def to_print(wanted: PackOrder, paper: Paper, both_sides: bool = False) -> Mapping[Edition, BoundPack]:
    """The pack ready for a printer, without a file: for everybody, and for the facilitator."""
    found = tuple(papers(wanted, both_sides))
    return pack_printing.ready(found, pack_top.on_top(wanted, found, paper), wanted.people, paper, both_sides)


def _to_print(wanted: PackOrder, form: PackForm) -> int:
    """How many files there are to print in one go; the page of contents lies on top of everybody's."""
    return len({ROOM, *(edition for _, edition, _ in wanted.papers)}) if form.one_file else 0


def _ready(
    wanted: PackOrder, files: list[PackedFile], contents: Document, folder: Path, paper: Paper, both_sides: bool
) -> tuple[Path, ...]:
    words = wording.load(wanted.language)
    kept = [file.paper for file in files if file.paper is not None and file.exported.format == Format.PDF]
    made = pack_printing.ready(kept, PackedPaper(contents), wanted.people, paper, both_sides)
    names = {edition: f"{words('pack.ready')} – {_part(edition, words)}" for edition in made}
    return tuple(export.save_bytes(bound.data, names[edition], Format.PDF, folder) for edition, bound in made.items())


def _part(edition: Edition, words: Words) -> str:
    return words(f"pack.{edition}")
