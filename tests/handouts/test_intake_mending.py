"""Tracked changes as LibreOffice 7.4 writes them across a field: no program can read that, and behind every piece the
whole field stands once more. What adds up is read, what does not is refused, never guessed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from handouts import intake_package
from handouts.intake_mending import mended
from handouts.intake_text import text_of
from ui.labels_errors import in_english
from workshop_app.domain.errors import ErrorCode, KnownError
from workshop_app.incoming.packages import PackageRefused

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPENED = '<w:sdt><w:sdtPr><w:alias w:val="Unit"/></w:sdtPr><w:sdtContent>'
CLOSED = "</w:sdtContent></w:sdt>"
Piece = tuple[str, str]  # kept, ins or del; its words


def across(*pieces: Piece, whole: str = "", begun: str = "") -> str:
    """One field as that edition writes it; `begun` is what it had before the first piece."""
    whole = whole or begun + "".join(words for _, words in pieces)
    said = f"{OPENED}<w:r><w:t>{whole}</w:t></w:r>{CLOSED}"
    for kind, words in pieces:
        text = "w:delText" if kind == "del" else "w:t"
        run = f"<w:r><{text}>{words}</{text}><{text}>{whole}</{text}></w:r>"
        mark = f'<w:{kind} w:id="1" w:author="A">'
        inside = f"{mark}{run}</w:{kind}>" if kind != "kept" else run
        said += f"{mark}{OPENED}</w:{kind}>{inside}{CLOSED}" if kind != "kept" else f"{OPENED}{run}{CLOSED}"
    return f"<w:p>{said}{OPENED}<w:r><w:t>{whole}</w:t></w:r>{CLOSED}</w:p>"


def document(*paragraphs: str) -> bytes:
    return f'<w:document xmlns:w="{WORD}"><w:body>{"".join(paragraphs)}</w:body></w:document>'.encode()


@pytest.mark.parametrize(
    ("pieces", "begun", "before", "after"),
    [
        ([("ins", " at sea")], "Sell tickets", "Sell tickets", "Sell tickets at sea"),
        ([("del", "new "), ("kept", "app")], "The ", "The new app", "The app"),
        ([("del", "all"), ("ins", "every"), ("kept", " day")], "On ", "On all day", "On every day"),
        ([("ins", "First: "), ("kept", "calls")], "", "calls", "First: calls"),
        ([("del", "9")], "", "9", ""),
        ([("ins", "9")], "", "", "9"),
    ],
)
def test_the_words_before_and_after_come_out(pieces: list[Piece], begun: str, before: str, after: str) -> None:
    [line] = text_of(mended(document(across(*pieces, begun=begun)), "x")).lines
    assert (line.before, line.words) == (before, after)


def test_other_fields_and_paragraphs_keep_their_words() -> None:
    other = (
        f"<w:p>{OPENED}<w:r><w:t>same</w:t><w:t>same</w:t></w:r>{CLOSED}</w:p><w:p><w:r><w:t>Beside</w:t></w:r></w:p>"
    )
    lines = text_of(mended(document(across(("ins", "!"), begun="Now"), other), "x")).lines
    assert [line.words for line in lines] == ["Now!", "same\nsame", "Beside"]


@pytest.mark.parametrize(
    "broken",
    [
        across(("ins", " at sea"), begun="Sell", whole="Something else"),
        "<w:p><w:r></w:p></w:r>",
        "<w:p><w:sdt></w:p></w:sdt>",
    ],
)
def test_what_does_not_add_up_is_refused_with_the_way_out(broken: str, tmp_path: Path) -> None:
    with pytest.raises(PackageRefused):
        mended(document(broken), "x")
    path = tmp_path / "back.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", document(across(("ins", "!"), begun="Now"), broken))
    with pytest.raises(KnownError) as caught:
        intake_package.opened(path)
    assert caught.value.code is ErrorCode.RETURNED_TANGLED
    assert "accept or reject all changes" in in_english(caught.value)


def test_a_file_with_such_changes_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "back.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", document(across(("del", "9"), ("ins", "12"))))
    [line] = text_of(intake_package.opened(path).document).lines
    assert (line.before, line.words, line.controlled) == ("9", "12", True)
