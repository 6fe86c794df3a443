"""Self-saving fields: commit after a pause and at once on leaving, leave a typing user alone, survive a failed save."""

from __future__ import annotations

from typing import Any

import pytest

from ui.widgets.fields import LineField, TextField, fields_in
from ui.widgets.keeper import PAUSE_MS, commit_all


@pytest.fixture(params=[LineField, TextField])
def field(request: pytest.FixtureRequest, qtbot: Any, bridge: Any) -> Any:
    made = request.param("Name")
    qtbot.addWidget(made)
    made.show()
    return made


def _text(field: Any) -> str:
    return str(field.text() if isinstance(field, LineField) else field.toPlainText())


def test_typing_is_committed_after_a_pause_once(field: Any, qtbot: Any) -> None:
    heard: list[str] = []
    field.committed.connect(heard.append)
    qtbot.keyClicks(field, "Ana")
    assert heard == []
    with qtbot.waitSignal(field.committed, timeout=PAUSE_MS * 20):
        pass
    field.commit()
    assert heard == ["Ana"]


def test_hiding_commits_at_once(field: Any, qtbot: Any) -> None:
    heard: list[str] = []
    field.committed.connect(heard.append)
    qtbot.keyClicks(field, "Bo")
    field.hide()
    assert heard == ["Bo"]


def test_a_shown_value_is_not_committed_and_a_typing_user_is_left_alone(field: Any, qtbot: Any) -> None:
    heard: list[str] = []
    field.committed.connect(heard.append)
    field.show_value("stored")
    field.commit()
    assert heard == []
    qtbot.keyClicks(field, "x")
    typed = _text(field)
    field.show_value("from elsewhere")
    assert _text(field) == typed


def test_a_failed_save_keeps_the_text_and_tries_again(field: Any, qtbot: Any) -> None:
    tries: list[str] = []

    def save(words: str) -> None:
        tries.append(words)
        if len(tries) == 1:
            field.keeper.hold(kept_elsewhere=False)

    field.committed.connect(save)
    qtbot.keyClicks(field, "kept")
    field.commit()
    assert field.property("unsaved") is True
    field.show_value("")
    assert _text(field) == "kept"
    field.commit()
    assert tries == ["kept", "kept"]
    assert field.property("unsaved") is False
    field.commit()
    assert len(tries) == 2


def test_every_field_of_a_window_is_found_and_committed(qtbot: Any, bridge: Any) -> None:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    heard: list[str] = []
    for made in (LineField("a"), TextField("b")):
        layout.addWidget(made)
        made.committed.connect(heard.append)
    window.show()
    for each, words in zip(fields_in(window), ("one", "two"), strict=True):
        qtbot.keyClicks(each, words)
    commit_all(window)
    assert heard == ["one", "two"]


def test_no_line_is_cut_whatever_the_script(qtbot: Any) -> None:
    """Lines in another script are higher than those of the field's own font."""
    field = TextField("Why now")
    qtbot.addWidget(field)
    field.resize(400, 40)
    field.show()
    for text in ("plain", "待ち時間を短縮する"):
        field.show_value("\n".join([text] * 9))
        layout, document = field.document().documentLayout(), field.document()
        tall = sum(layout.blockBoundingRect(document.findBlockByNumber(at)).height() for at in range(9))
        assert tall <= field.viewport().height(), text
        assert field.verticalScrollBar().maximum() == 0


def test_a_text_of_the_page_is_as_high_as_its_words(qtbot: Any) -> None:
    """An objective of many lines lost all but four of them."""
    field = TextField("Objective", lines=1, bare=True)
    qtbot.addWidget(field)
    field.resize(240, 40)
    field.show()
    for words in ("Every passenger of every harbour can rely on us in any weather " * 4, "W" * 300, "short"):
        field.show_value(words)
        assert field.verticalScrollBar().maximum() == 0, words
    assert field.height() < 60, "and no higher"


def test_the_inside_follows_every_change_of_width(qtbot: Any) -> None:
    """Words, and the question in an empty field. Qt lays out the inside once for a resize, whatever comes of it."""
    made = TextField("Why now", "Why now? What hurts or opens up? Whom does it touch? What changed?", 1, 9)
    qtbot.addWidget(made)
    made.show()
    for words in ("", "Nine of ten boats leave late on Fridays, and the bridge is free of charge now"):
        made.show_value(words)
        around = set()
        for wide in (600, 300, 500, 250, 700):
            made.resize(wide, made.height())
            around.add(made.height() - made.viewport().height())
        assert len(around) == 1, words
