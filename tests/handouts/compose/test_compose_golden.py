"""Every artefact of the example engagement, as text, against the file that was last reviewed. `--update-golden` writes
the files anew; the diff is then what a reviewer reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from handouts import catalogue
from handouts.document import Document
from handouts.gather import ComposeOptions
from workshop_app.application import queries
from workshop_app.application.workspace import Workspace

GOLDEN = Path(__file__).parent / "golden"
UPDATE = "if this is what the document should say, pytest tests/handouts --update-golden writes it; read the diff"
AFTER_A_DAY = "workshop_report"  # needs a day that was held: see day/
CASES = [
    *((each.id, False) for each in catalogue.ARTEFACTS if each.id != AFTER_A_DAY),
    ("drafting_handout", True),
]


@pytest.mark.parametrize(("artefact_id", "blank"), CASES)
def test_the_document_says_what_was_reviewed(
    artefact_id: str,
    blank: bool,
    engagement: Workspace,
    options: ComposeOptions,
    dump: Callable[[Document], str],
    pytestconfig: pytest.Config,
) -> None:
    documents = catalogue.compose(artefact_id, engagement.read, replace(options, blank=blank))
    said = "\n".join(dump(document) for document in documents)
    said = said.replace(queries.engagement(engagement.read).id, "(the engagement's id)")  # a new one in every file
    file = GOLDEN / f"{artefact_id}{'_blank' if blank else ''}.txt"
    if pytestconfig.getoption("--update-golden"):
        file.write_text(said, encoding="utf-8", newline="\n")
    assert file.exists(), f"nobody has reviewed {file.name} yet: {UPDATE}"
    assert said == file.read_text(encoding="utf-8"), UPDATE
