"""One complete example (artefact 19): a page that shows how a set is built."""

from __future__ import annotations

from handouts.compose.frame import margins
from handouts.document import (
    BulletList,
    Cell,
    Document,
    Edition,
    FactList,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    Title,
    quiet,
    strong,
    text,
)
from handouts.form_sources import HandCardsSource
from handouts.wording import Words

FACTS = ("team", "mission", "needs", "needed")
KEY_RESULTS, LOOKS = 3, 3


def compose(source: HandCardsSource, words: Words) -> Document:
    title = words("artefact.sample_okr")
    facts = tuple((words(f"sample.{key}"), text(words(f"sample.{key}_said"))) for key in FACTS)
    rows = tuple(_row(nth, words) for nth in range(1, KEY_RESULTS + 1))
    looks = tuple(text(words(f"sample.look_{nth}")) for nth in range(1, LOOKS + 1))
    return Document(
        id="sample_okr",
        name=words("sample.file", client=source.imprint.client),
        title=title,
        edition=Edition.PARTICIPANT,
        language=words.language,
        sections=(
            Section(
                (
                    Title(title, compact=True),
                    Paragraph(text(quiet(words("sample.lead")))),
                    FactList(facts, 0.2),
                    Heading(words("sample.objective"), 3),
                    Paragraph(text(strong(words("sample.objective_said"))), lead=True),
                    Heading(words("sample.why_now"), 3),
                    Paragraph(text(words("sample.why_now_said"))),
                    Table((), rows, (5, 95)),
                    Heading(words("sample.health"), 3),
                    Paragraph(text(words("sample.health_said"))),
                    Heading(words("sample.look"), 3),
                    BulletList(looks),
                )
            ),
        ),
        margins=margins(source.imprint, words, title),
        author=source.imprint.coach,
    )


def _row(nth: int, words: Words) -> Row:
    said = text(strong(words(f"sample.kr_{nth}")), "\n", quiet(words(f"sample.kr_{nth}_more")))
    return Row((Cell(text(quiet(str(nth)))), Cell(said)))
