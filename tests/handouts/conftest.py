"""What the document tests share: a specimen that holds every block once, and documents made of given blocks."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest
from PIL import Image as Pillow

from handouts import font_files, fonts, pdf_scripts, pdf_text, shaping
from handouts.document import (
    Align,
    AtFoot,
    Bar,
    Block,
    BulletList,
    Card,
    Cards,
    Cell,
    Document,
    Edition,
    FactList,
    FieldGrid,
    Figure,
    FormField,
    FormRow,
    Heading,
    Image,
    Margins,
    Note,
    Orientation,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    Section,
    SignOff,
    Table,
    Title,
    Together,
    Tone,
    emphasis,
    quiet,
    strong,
    text,
)

NAMES = (
    "Jürgen Müßig",
    "Ελένη Παπαδοπούλου",
    "Юлія Щербаківська",
    "Nguyễn Thị Ánh Tuyết",
    "Łukasz Żółć",
    "Þórður Ægisson",
)
MARKUP = "<b>Bold & Sons</b> ]]> &amp; {page} %s <w:p/>"


# One person for each script that a pack must print; the last has several in one line.
SCRIPTS = {
    "latin": "Łukasz Żółć",
    "greek": "Ελένη Παπαδοπούλου",
    "cyrillic": "Юлія Щербаківська",
    "vietnamese": "Nguyễn Thị Ánh",
    "arabic": "محمد عبد الله",
    "hebrew": "לאה כהן",
    "devanagari": "प्रिया श्रीकृष्ण",
    "thai": "สมชาย น้ำใจ",
    "chinese": "王小明",
    "japanese": "田中さくら",
    "korean": "김민준",
    "mixed": "Ana محمد 王小明 (שלום) शर्मा 7",
}


@pytest.fixture
def without_cjk(monkeypatch):
    """As on a machine where the extra for Chinese, Japanese and Korean was not installed."""
    monkeypatch.setitem(sys.modules, font_files.CJK_PACKAGE, None)
    _forget_fonts()
    yield
    _forget_fonts()


def _forget_fonts() -> None:
    shaping.font_for.cache_clear()
    fonts._nearest.cache_clear()
    pdf_scripts.shaped_lines.cache_clear()
    pdf_scripts._paragraph.cache_clear()
    pdf_text.lines_of.cache_clear()


def picture(width: int = 240, height: int = 60) -> bytes:
    """A small PNG."""
    file = io.BytesIO()
    Pillow.new("RGB", (width, height), (15, 110, 132)).save(file, "PNG")
    return file.getvalue()


def cells(*words: str, **more: object) -> tuple[Cell, ...]:
    return tuple(Cell(text(word), **more) for word in words)  # type: ignore[arg-type]


def make_document(*blocks: Block, **more: object) -> Document:
    """A one-section document of these blocks."""
    facts: dict[str, object] = {
        "id": "specimen",
        "name": "Specimen",
        "title": "Specimen of blocks",
        "edition": Edition.PARTICIPANT,
        "language": "en",
        "sections": (Section(blocks),),
        "margins": Margins(
            "Nordlicht Energy", "Cycle 2027-1", "Draft, 21 November 2026", "Participant", "{page} of {pages}"
        ),
        "author": "Ida Berg",
    }
    return Document(**(facts | more))  # type: ignore[arg-type]


def front() -> tuple[Block, ...]:
    """Title, headings, running text, lists, facts."""
    return (
        Title("How Nordlicht will work with OKRs", "Decisions from the preparation with Ida Berg, November 2026"),
        Paragraph(
            text("Eleven questions are settled before the first workshop, so that the day itself is about goals."),
            lead=True,
        ),
        FactList(
            (
                ("Client", text("Nordlicht Energy SE")),
                ("Sponsor", text("Ελένη Παπαδοπούλου, ", quiet("Chief Operating Officer"))),
                (
                    "Teams",
                    text("Grid, Trading, Customer care, Field service and the people who keep the lights on at night"),
                ),
                ("Agreed", text("3 May 2026")),
            )
        ),
        Heading("Level", 1, "p0"),
        Heading("Which units set OKRs", 2, "p1"),
        Paragraph(
            text(
                "The company and its four teams. ",
                strong("Individuals do not. "),
                "A team is asked to write OKRs when it ",
                emphasis("chooses its own work"),
                " and has met as a team for at least one cycle; support teams join in the second. ",
                quiet("Decided on 3 May."),
            )
        ),
        BulletList(
            (
                text("Company: two objectives"),
                text(
                    "Each team: ",
                    strong("at most three"),
                    ", with two to four key results each, so that everybody in the team knows every line by heart",
                ),
                text("Nobody else"),
            )
        ),
        Heading("Why so few", 3, "p2"),
        BulletList(tuple(text(f"Reason number {n}") for n in ("one", "two", "three")), numbered=True),
        Note(
            "Still open",
            (text("Who scores the shared key result of Grid and Trading?"), text("Ask at the check-in.")),
            Tone.OPEN,
        ),
        Note("Worth knowing", (text("Scores are for learning; pay is decided elsewhere."),), Tone.ACCENT),
        Note("", (text("A remark without a title."),)),
    )


def tables() -> tuple[Block, ...]:
    header = (Cell(text("Time")), Cell(text("Step")), Cell(text("Lead")), Cell(text("Minutes"), Align.END))
    rows = tuple(
        Row(
            (
                Cell(text(f"{9 + n // 4:02}:{n % 4 * 15:02}")),
                Cell(text(strong(title), "\n", quiet(what))),
                Cell(text(lead)),
                Cell(text(str(minutes)), Align.END),
            )
        )
        for n, (title, what, lead, minutes) in enumerate(
            (
                ("Welcome", "Names, the day, the rules of the room", "Coach", 15),
                ("Why now", "What would be worse in a year without this?", "Sponsor", 10),
                ("First round", "Trios: coach, coachee, observer", "Coach", 105),
                ("Break", "", "", 15),
            )
        )
    )
    return (
        Heading("The day", 1, "day"),
        Table(
            header,
            (*rows, Row((Cell(text("Total"), span=3), Cell(text("145"), Align.END)), strong=True)),
            (1.1, 5, 1.6, 1.3),
            caption="All times are local",
        ),
        Table(
            (),
            (
                Row(cells("Baseline", "12 %")),
                Row((Cell(text("Target")), Cell(text("30 %"), tone=Tone.ACCENT))),
                Row((Cell(text("Owner")), Cell(text("not named yet"), tone=Tone.OPEN))),
            ),
            (1, 3),
            lined=False,
        ),
        Table(
            cells("Turn", "What was said", "Tag"),
            (Row(cells("1", "We will launch it in March.", "ask"), room=1), Row((Cell(), Cell(lines=2), Cell()))),
            (1, 8, 1),
            upright=True,
        ),
        Rule(),
        Figure(
            (
                Bar("Welcome, planned", 0, 15),
                Bar("Welcome, actual", 0, 22, Tone.ACCENT),
                Bar("First round, planned", 15, 45),
                Bar("First round, actual", 22, 48, Tone.OPEN),
            ),
            "Planned against actual minutes",
            "min",
        ),
        Image(picture(), "A bar in the accent colour", 0.5),
        Paragraph(text("Centred remark"), Align.CENTRE),
        Paragraph(text("At the end of the line"), Align.END),
    )


def forms() -> tuple[Block, ...]:
    return (
        PageBreak(),
        Together(
            (
                Heading("Write your draft", 1, "draft"),
                FormRow((FormField("Team", mark="team", value="Grid"), FormField("Cycle", mark="cycle")), (2, 1)),
                FormField("Objective", "One sentence that makes you want to get up", "", 2, "objective"),
                FormField(
                    "Why now",
                    "",
                    "Because the winter will not wait for us, and because both teams have time in January only",
                    3,
                    "why",
                ),
            )
        ),
        Table(
            cells("Key result", "From", "To", "Champion"),
            tuple(Row((Cell(lines=2), Cell(lines=1), Cell(lines=1), Cell(text(name)))) for name in NAMES[:3]),
            (5, 1, 1, 2),
        ),
        SignOff("We agree to work by these decisions for one cycle.", (("Sponsor", NAMES[1]), ("Coach", ""))),
        AtFoot(FormRow((FormField("Ida Berg, coach"), FormField("Place and date")), (2, 1), below=True)),
        PageBreak(),
        Paragraph(text("Small print"), note=True),
        AtFoot(FieldGrid((FormRow((FormField("Confirmed by"), FormField("On")), (2, 1)),))),
    )


def make_specimen(**more: object) -> Document:
    """Every block type, on portrait, landscape and card pages."""
    card = Card(
        "Coach",
        "For Nguyễn Thị Ánh Tuyết, round 1, table 3",
        (
            text("Ask, do not tell."),
            text("Hold the silence for three breaths."),
            text("What would be different if this worked?"),
        ),
        "Nordlicht, 21 November",
        numbered=True,
    )
    wide = Table(
        tuple(Cell(text(word)) for word in ("Start", "Step", "What to say", "Watch out", "Actual")),
        tuple(
            Row(
                (
                    Cell(text("09:00")),
                    Cell(text(strong(f"Step {n}"))),
                    Cell(text("Say what the day is for, and what it is not for. " * 3)),
                    Cell(text("Do not explain yet")),
                    Cell(lines=1),
                )
            )
            for n in range(9)
        ),
        (1, 2, 6, 3, 2),
    )
    sections = (
        Section((*front(), *tables(), *forms())),
        Section((Heading("Run sheet", 1, "run"), wide), Orientation.LANDSCAPE),
        Section(
            (Cards((card, Card("Observer", "", (text("Watch, write, wait."),)), card, card, card)),),
            Orientation.LANDSCAPE,
        ),
        Section(
            (Paragraph(text(", ".join(NAMES))), Paragraph(text(MARKUP)), Paragraph(text("→ ✓ ☐ ≥ − “quoted” … ½ €"))),
        ),
    )
    return make_document(**({"sections": sections} | more))


@pytest.fixture(scope="session")
def specimen() -> Document:
    return make_specimen()


@pytest.fixture(scope="session")
def document_of() -> Callable[..., Document]:
    return make_document


@pytest.fixture(scope="session")
def names() -> tuple[str, ...]:
    return NAMES


@pytest.fixture(scope="session")
def markup() -> str:
    """A name that would be something else to HTML, XML, reportlab or a format string."""
    return MARKUP


@pytest.fixture(scope="session")
def png() -> bytes:
    return picture()


@pytest.fixture(scope="session")
def picture_of() -> Callable[[int, int], bytes]:
    return picture
