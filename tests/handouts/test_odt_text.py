"""OpenDocument texts as LibreOffice 7.4 writes them: everything the intake asks about a line is found there as in a
Word file, and what is no word of the text is passed over."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from handouts import intake_opening
from handouts.returned_paper import ReturnedPaper
from workshop_app.domain.errors import ErrorCode, KnownError

NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}"'
    for short, long in {
        "office": "office:1.0",
        "text": "text:1.0",
        "table": "table:1.0",
        "style": "style:1.0",
        "meta": "meta:1.0",
        "draw": "drawing:1.0",
        "svg": "svg-compatible:1.0",
    }.items()
)
NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:1.0"'
MADE = (
    '<style:style style:name="P6" style:family="paragraph" style:parent-style-name="Table_20_text"/>'
    '<style:style style:name="P7" style:family="paragraph" style:parent-style-name="Lead"/>'
)
STYLES = (
    '<style:style style:name="Table_20_text" style:display-name="Table text"/><style:style style:name="Lead"/>'
    "<style:footer><text:p>UC48-0-2-Y</text:p></style:footer>"
)
WHO = "<office:change-info><dc:creator>Bo  Berg</dc:creator><dc:date>2026-11-30T09:30:00.5</dc:date>"
CHANGES = (
    f'<text:changed-region text:id="c1"><text:insertion>{WHO}</office:change-info></text:insertion>'
    "</text:changed-region>"
    f'<text:changed-region text:id="c2"><text:deletion>{WHO}<text:p>Comment added</text:p></office:change-info>'
    '<text:p text:style-name="P6">six</text:p></text:deletion></text:changed-region>'
    f'<text:changed-region text:id="c3"><text:format-change>{WHO}</office:change-info></text:format-change>'
    "</text:changed-region>"
)


def _saved(folder: Path, body: str, **more: str) -> Path:
    """The file, by a name that does not tell what it is."""
    parts = {
        "content.xml": f"<office:document-content{NAMES}><office:automatic-styles>{MADE}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles{NAMES}>{STYLES}</office:document-styles>",
        "meta.xml": f'<office:document-meta{NAMES}><meta:user-defined meta:name="okr-version">2</meta:user-defined>'
        '<meta:user-defined meta:name="Client">x</meta:user-defined></office:document-meta>',
        **more,
    }
    with zipfile.ZipFile(folder / "back", "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, words in parts.items():
            made.writestr(name, words)
    return folder / "back"


@pytest.fixture
def paper(tmp_path: Path) -> ReturnedPaper:
    return intake_opening.opened(
        _saved(
            tmp_path,
            f"<text:tracked-changes>{CHANGES}</text:tracked-changes><text:sequence-decls/>"
            '<text:h text:outline-level="1"><text:bookmark-start text:name="parameter_why"/>0 <text:s text:c="2"/>'
            'Why\n  so<text:bookmark-end text:name="parameter_why"/></text:h>'
            '<text:p text:style-name="P7"><text:bookmark-start text:name="decision_why"/>We let <text:change '
            'text:change-id="c2"/><text:change-start text:change-id="c1"/>seven<text:change-end text:change-id="c1"/> '
            '<text:change-start text:change-id="c3"/>sail<text:change-end text:change-id="c3"/>.'
            '<text:bookmark-end text:name="decision_why"/></text:p>'
            "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Why</text:p>"
            '</table:table-cell><table:table-cell><text:p text:style-name="P6"><text:bookmark-start text:name="odd"/>'
            '<office:annotation office:name="a1" loext:resolved="true"><dc:creator>Ana Lind</dc:creator>'
            "<dc:date>0000-00-00T00:00:00</dc:date><text:p>Is it?</text:p><text:list><text:list-item><text:p>Really?"
            "</text:p></text:list-item></text:list></office:annotation>Because<office:annotation-end "
            'office:name="a1"/> of it<office:annotation loext:parent-name="a1"><text:p>Yes</text:p></office:annotation>'
            "</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>"
            "<text:list><text:list-item><text:p>First<text:line-break/>half</text:p></text:list-item></text:list>"
            "<text:p>See<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Foot</text:p>"
            "</text:note-body></text:note> it<draw:frame><svg:title>Logo</svg:title><svg:desc>A ship</svg:desc>"
            "</draw:frame>.</text:p>",
        )
    )


def test_lines_have_their_words_marks_and_places(paper: ReturnedPaper) -> None:
    heading, lead, label, cell, entry, last, foot = paper.lines
    assert (heading.words, heading.heading, heading.within) == ("0   Why so", 1, {"parameter_why"})
    assert (lead.style, lead.within, cell.style) == ("Lead", {"decision_why"}, "Table text")
    assert [(each.row, each.cell) for each in (heading, label, cell, entry)] == [(0, 0), (1, 1), (1, 2), (0, 0)]
    assert (cell.words, cell.starts, cell.within) == ("Because of it", ["odd"], set())  # a bookmark without end
    assert (entry.words, entry.listed, last.listed) == ("First\nhalf", True, False)
    assert (last.words, foot.words) == ("See it.", "Foot")
    assert (paper.margins, paper.properties) == (("UC48-0-2-Y",), {"okr-version": "2"})


def test_changes_that_were_recorded_are_told_with_who_made_them(paper: ReturnedPaper) -> None:
    lead = paper.lines[1]
    assert (lead.words, lead.before) == ("We let seven sail.", "We let six sail.")
    assert (lead.author, lead.at) == ("Bo Berg", datetime(2026, 11, 30, 9, 30, 0, 500_000, UTC))
    assert not any(each.author for each in paper.lines if each is not lead)


def test_comments_hang_on_their_words_and_answer_each_other(paper: ReturnedPaper) -> None:
    asked, answer = paper.comments.values()
    assert (asked.author, asked.at, asked.text, asked.resolved) == ("Ana Lind", None, "Is it?\nReally?", True)
    assert (answer.text, answer.reply_to, paper.quotes) == ("Yes", "a1", {"a1": "Because"})
    assert paper.lines[3].comments == ["a1", answer.id]


def _looks(style: str, type: str) -> str:
    look = f'style:text-line-through-style="{style}" style:text-line-through-type="{type}"'
    return f"<style:text-properties {look}/>"


def test_words_with_a_line_through_them_are_said_no_more_whichever_style_draws_it(tmp_path: Path) -> None:
    """As LibreOffice 7.4 writes strikethrough by hand, of a whole paragraph and by styles of one's own."""
    text, line = '<style:style style:family="text" style:name=', '<style:style style:family="paragraph" style:name='
    parent = " style:parent-style-name="
    made = (
        f'{text}"T1">{_looks("solid", "single")}</style:style>{text}"T2">{_looks("solid", "double")}</style:style>'
        f'{text}"T3">{_looks("none", "none")}</style:style>{line}"P1"{parent}"Gone"><style:text-properties/>'
        f'</style:style>{text}"Loop"{parent}"Loop"/>'
    )
    own = (
        f'{line}"Gone">{_looks("solid", "single")}</style:style>{line}"T1"/>'
        f'{text}"GoneWord">{_looks("solid", "single")}</style:style>{text}"Child"{parent}"GoneWord"/>'
    )
    span = '<text:span text:style-name="{}">{}</text:span>'.format
    body = (
        f"<text:p>30 {span('T1', '20' + span('Loop', ' or ') + span('T3', '25'))} km</text:p>"
        f'<text:p text:style-name="P1">gone {span("T3", "back")}</text:p>'
        f"<text:p>{span('T2', 'a')}b{span('GoneWord', 'c')}{span('Child', 'd')}{span('unknown', 'e')}</text:p>"
        '<text:p text:style-name="T1">a paragraph of that name</text:p>'
    )
    parts = {
        "content.xml": f"<office:document-content{NAMES}><office:automatic-styles>{made}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles{NAMES}>{own}</office:document-styles>",
    }
    lines = intake_opening.opened(_saved(tmp_path, "", **parts)).lines
    assert [each.words for each in lines] == ["30 25 km", "back", "be", "a paragraph of that name"]
    assert [each.written for each in lines] == ["30 20 or 25 km", "gone back", "abcde", "a paragraph of that name"]


def test_what_it_is_says_the_file_and_not_its_name(tmp_path: Path) -> None:
    word = io.BytesIO()
    docx.Document().save(word)
    (tmp_path / "word.odt").write_bytes(word.getvalue())
    assert intake_opening.opened(tmp_path / "word.odt").comments == {}
    for code, more in (
        (ErrorCode.RETURNED_MACROS, {"Basic/script-lc.xml": "<x/>"}),
        (ErrorCode.RETURNED_NOT_OURS, {"content.xml": "<office/>"}),
        (ErrorCode.RETURNED_DAMAGED, {"content.xml": "<office"}),
        (ErrorCode.RETURNED_DAMAGED, {"styles.xml": "<!DOCTYPE x []><x/>"}),
    ):
        with pytest.raises(KnownError) as refused:
            intake_opening.opened(_saved(tmp_path, "<text:p>x</text:p>", **more))
        assert refused.value.code is code
