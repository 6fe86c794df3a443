"""Settings take effect at once and are remembered; showing them sets nothing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QBoxLayout, QProgressBar

from ui import theme
from ui.settings.panel import SettingsPanel
from ui.theme.motion import less_motion, show_busy
from workshop_app import bootstrap
from workshop_app.application import settings as keys


@pytest.fixture
def panel(desk: Any, qtbot: Any) -> SettingsPanel:
    made = SettingsPanel(desk)
    qtbot.addWidget(made)
    made.refresh()
    return made


def test_showing_sets_nothing(panel: SettingsPanel, desk: Any) -> None:
    assert not desk.settings.path.exists()
    assert panel._theme.currentData() == "system"
    assert panel._paper.currentData() == ""
    assert panel._volume.value() == 70


def test_what_is_chosen_is_remembered(panel: SettingsPanel, desk: Any, qtbot: Any) -> None:
    panel._paper.setCurrentIndex(panel._paper.findData("letter"))
    panel._volume.setValue(20)
    qtbot.keyClicks(panel._coach, " Ana ")
    panel._coach.commit()
    assert desk.settings.get(keys.PAPER) == "letter"
    assert desk.settings.get(keys.BELL_VOLUME) == 20
    assert desk.settings.get(keys.COACH) == "Ana"
    again = SettingsPanel(desk)
    qtbot.addWidget(again)
    again.refresh()
    assert again._paper.currentData() == "letter"
    assert again._coach.text() == "Ana"


def test_theme_and_text_size_take_effect_at_once(panel: SettingsPanel, desk: Any) -> None:
    try:
        panel._theme.setCurrentIndex(panel._theme.findData("contrast"))
        assert theme.current() is theme.tokens("contrast")
        panel._scale.setCurrentIndex(panel._scale.findData(150))
        assert theme.text_scale() == 1.5
        assert desk.settings.get(keys.TEXT_SCALE) == 150
    finally:
        panel._theme.setCurrentIndex(panel._theme.findData("light"))
        panel._scale.setCurrentIndex(panel._scale.findData(100))


def test_an_odd_text_size_is_shown_as_it_is_and_stays(panel: SettingsPanel, desk: Any) -> None:
    desk.settings.set(keys.TEXT_SCALE, 145)
    panel.refresh()
    assert panel._scale.currentText() == "145 %"
    desk.settings.set(keys.TEXT_SCALE, 110)  # by keys, while the page is in sight
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    try:
        theme.apply_theme(app, "light", 110)
        assert panel._scale.currentText() == "110 %"
        assert panel._scale.findData(145) == -1, "only usual sizes are offered besides"
        panel._theme.setCurrentIndex(panel._theme.findData("dark"))
        assert desk.settings.get(keys.TEXT_SCALE) == 110, "another theme, the same size"
        assert theme.text_scale() == 1.1
    finally:
        theme.apply_theme(app, "light", 100)


def test_backups_are_told(panel: SettingsPanel, desk: Any) -> None:
    assert "No backup" in panel._backups.text()
    bootstrap.back_up(desk.workspace.path, desk.workspace.clock, always=True)
    panel.refresh()
    assert "Copies kept: 1" in panel._backups.text()


def test_the_sentence_for_the_text_size_is_live_and_the_columns_give_way(panel: SettingsPanel, qtbot: Any) -> None:
    panel.resize(1000, 700)
    panel.show()
    qtbot.waitExposed(panel)
    side_by_side = QBoxLayout.Direction.LeftToRight
    assert panel._columns.direction() is side_by_side
    before = panel._live.fontMetrics().height()
    try:
        panel._scale.setCurrentIndex(panel._scale.findData(200))
        qtbot.waitUntil(lambda: panel._live.fontMetrics().height() >= before * 1.9)
        assert panel._columns.direction() is not side_by_side
    finally:
        panel._scale.setCurrentIndex(panel._scale.findData(100))
    assert panel._columns.direction() is side_by_side


def test_nothing_moves_once_that_is_chosen_and_it_is_remembered(panel: SettingsPanel, desk: Any) -> None:
    bar = QProgressBar()
    try:
        assert not less_motion()
        panel._motion.setCurrentIndex(panel._motion.findData("never"))
        assert desk.settings.get(keys.MOTION) == "never"
        assert less_motion()
        show_busy(bar)
        assert (bar.minimum(), bar.maximum()) == (0, 1)
        panel.refresh()
        assert panel._motion.currentData() == "never"
    finally:
        panel._motion.setCurrentIndex(panel._motion.findData("system"))
        bar.deleteLater()
    assert desk.settings.get(keys.MOTION) == "system"
    assert not less_motion()


def test_another_choice_leaves_a_text_size_of_its_own_steps(panel: SettingsPanel, desk: Any) -> None:
    desk.settings.set(keys.TEXT_SCALE, 145)
    panel.refresh()
    try:
        panel._motion.setCurrentIndex(panel._motion.findData("never"))
        assert desk.settings.get(keys.TEXT_SCALE) == 145
    finally:
        panel._scale.setCurrentIndex(panel._scale.findData(100))
        panel._motion.setCurrentIndex(panel._motion.findData("system"))
