"""Part "logo": a paper with the client's logo, once of lines and once of dots, as PDF and as Word; the logo's own
colour has to be on the page. What reads SVG and its style sheets is loaded only here.
"""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
from PIL import Image

from handouts import catalogue, export, logo_file
from handouts.catalogue import ComposeOptions
from handouts.document import Document
from handouts.verify import PDFIUM
from ui.self_test.parts import Counted, TestPlace, expect
from workshop_app import sample
from workshop_app.application.commands.house_style import KeepStyleFile
from workshop_app.application.workspace import Workspace
from workshop_app.clock import SystemClock

PAPER = "parameters_record"
INK = (255, 0, 200)  # of no paper of ours
LEAST = 50  # dots of it at 72 dots an inch: the logo has about 400
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 24"><style>.mark { fill: #ff00c8 }</style><defs>'
    '<linearGradient id="g"><stop offset="0" stop-color="#f08"/><stop offset="1" stop-color="#fa0"/></linearGradient>'
    '</defs><path class="mark" d="M0 0h60v24H0z"/><rect x="66" width="24" height="24" fill="url(#g)"/></svg>'
)


def draw_logos(place: TestPlace) -> Counted:
    """Reads each file as the house style does, and writes a paper that wears it."""
    lines, dots = place.folder / "lines.svg", place.folder / "dots.png"
    lines.write_text(SVG, "utf-8")
    Image.new("RGB", (90, 24), INK).save(dots)
    workspace = sample.build_later(place.folder / "sample.okrw", SystemClock())
    try:
        drawn = [_drawn(_paper(workspace, each), place.folder / each.stem) for each in (lines, dots)]
    finally:
        workspace.close()
    return {"papers": sum(drawn)}


def _paper(workspace: Workspace, logo: Path) -> Document:
    workspace.apply(KeepStyleFile(logo_file.read_logo(logo)))
    today = SystemClock().now().astimezone().date()
    return catalogue.compose(PAPER, workspace.read, ComposeOptions(today))[0]


def _drawn(document: Document, folder: Path) -> int:
    paper, word = (export.save(document, format, folder).path for format in ("pdf", "docx"))
    with PDFIUM, pypdfium2.PdfDocument(paper.read_bytes()) as pages:
        page = pages[0]
        seen = _inked(page.render().to_pil())
        page.close()
    expect(seen >= LEAST, f"the logo of {folder.name} is not on the page")
    with ZipFile(word) as parts:
        pictures = [parts.read(name) for name in parts.namelist() if name.startswith("word/media/")]
    shown = any(_inked(Image.open(io.BytesIO(each))) for each in pictures)
    expect(shown, f"the logo of {folder.name} is not in the Word file")
    return 2


def _inked(picture: Image.Image) -> int:
    plain = picture.convert("RGB")
    return sum(count for count, ink in plain.getcolors(plain.width * plain.height) or () if ink == INK)
