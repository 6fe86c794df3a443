"""What stands in a file's own properties, where nobody looks and everybody can: a real day, and the coach only if so
wanted."""

from __future__ import annotations

import io
from datetime import date

import docx
import pypdfium2
from msgspec.structs import replace

from handouts import catalogue, pdf, word
from handouts.gather import ComposeOptions
from handouts.theme import theme_for
from workshop_app.application import queries
from workshop_app.application.workspace import Workspace

A4 = theme_for("a4")


def test_the_day_is_real_and_the_coach_stays_out(engagement: Workspace, options: ComposeOptions) -> None:
    coach = queries.engagement(engagement.read).coach
    day = date(2026, 11, 21)
    for signed, author in ((False, ""), (True, coach)):
        [document] = catalogue.compose(
            "materials_checklist", engagement.read, replace(options, day=day, signed=signed)
        )[:1]
        assert (document.day, document.author) == (day, author)
        data = pdf.render(document, A4)
        with pypdfium2.PdfDocument(data) as file:
            told = file.get_metadata_dict()
        assert told["CreationDate"].startswith("D:20261121120000")
        assert told["Author"] == author
        assert (coach.encode() in data) == signed  # nowhere else in the clear either
        properties = docx.Document(io.BytesIO(word.render(document, A4))).core_properties
        assert properties.created is not None
        assert properties.created.date() == day
        assert (properties.author, properties.last_modified_by) == (author, author)
