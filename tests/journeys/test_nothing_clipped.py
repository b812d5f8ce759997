"""At 1366 x 768, the smallest screen that is served, no word of the window is cut."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)

from rampath.app import Program
from rampath.charts.palette import DARK, LIGHT
from rampath.domain.observation import Observations
from rampath.models.member_columns import COLUMNS
from rampath.views.appearance import Theme
from rampath.views.elided_label import ElidedLabel


def test_that_the_sentences_fit_for_every_member_and_scenario(program: Program) -> None:
    window = program.window
    cut: list[str] = []
    labels = [window.path._title, window.path._subtitle]
    for scenario in program.document.plan.scenarios:
        for code in (*program.document.plan.register.codes, "NATO", "NATO_EUR_CAN"):
            window.stage.look(scenario=scenario.name, member=code)
            QApplication.processEvents()  # what an aggregate has no use for makes room
            cut += [
                f"{label.fontMetrics().horizontalAdvance(label.text()) - label.width()} {scenario.name}: {label.text()}"
                for label in labels
                if label.fontMetrics().horizontalAdvance(label.text()) > label.width()
            ]
    assert cut == []


def test_that_columns_hold_their_widest_text_and_no_scroll_bar_is_needed(program: Program) -> None:
    table = program.window.members.table
    header = table.horizontalHeader()
    metrics = table.fontMetrics()
    for i, column in enumerate(COLUMNS):
        if column.widest and column.key != "trend":
            assert metrics.horizontalAdvance(column.widest) + 6 <= header.sectionSize(i), column.key
    assert not table.horizontalScrollBar().isVisible()


def test_that_tabs_buttons_and_labels_are_as_wide_as_their_words(program: Program) -> None:
    window = program.window
    bars = [window.charts.left.tabBar(), window.charts.right.tabBar()]
    for bar in bars:
        for i in range(bar.count()):
            assert bar.fontMetrics().horizontalAdvance(bar.tabText(i)) <= bar.tabRect(i).width(), bar.tabText(i)
    parts: list[QPushButton | QLabel] = [*window.findChildren(QPushButton), *window.findChildren(QLabel)]
    for part in parts:
        if isinstance(part, QLabel) and part.wordWrap():
            assert part.heightForWidth(part.width()) <= part.height() or not part.isVisible(), part.text()
        elif part.isVisible() and not isinstance(part, ElidedLabel) and "<" not in part.text():
            assert part.fontMetrics().horizontalAdvance(part.text()) <= part.width() + 1, part.text()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_light_and_dark_reach_every_panel(program: Program, theme: Theme) -> None:
    program.choose_theme(theme)
    ground = (LIGHT if theme is Theme.LIGHT else DARK).surface
    image = program.window.path.editor.grab().toImage()
    assert image.pixelColor(3, 3).name() == ground
    chart = program.window.charts.ranked.grab().toImage()
    assert chart.pixelColor(chart.width() - 4, 4).name() == ground


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_that_what_can_be_chosen_or_ticked_has_an_outline_in_light_and_dark(program: Program, theme: Theme) -> None:
    program.choose_theme(theme)
    outline = (LIGHT if theme is Theme.LIGHT else DARK).quiet
    dialog = QDialog(program.window)
    row = QHBoxLayout(dialog)
    buttons = [QRadioButton("chosen"), QRadioButton("not chosen"), QCheckBox("not ticked")]
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(button)
    buttons[0].setChecked(True)
    dialog.show()
    for button in buttons:
        image = button.grab().toImage()
        ratio = image.devicePixelRatio()
        along = {image.pixelColor(x, image.height() // 2).name() for x in range(int(16 * ratio))}
        assert outline in along, button.text()
    dialog.deleteLater()


def test_that_every_control_has_a_name_for_screen_readers(program: Program) -> None:
    window = program.window
    parts: list[QWidget] = [
        *window.findChildren(QTableView), *window.findChildren(QComboBox), *window.findChildren(QLineEdit)
    ]  # fmt: skip
    nameless = [type(part).__name__ for part in parts if part.isVisible() and not part.accessibleName()]
    assert nameless == []


def test_that_the_window_keeps_its_width_whatever_step_can_be_undone_and_from_whatever_edition(
    program: Program,
) -> None:
    window, document = program.window, program.document
    assert window.width() == 1366
    plan = document.plan
    rows = tuple(
        replace(row, edition="Ministry of Defence, plan of the year 2026, as revised") for row in plan.observations
    )
    text = "Keep the totals of Exhibit P-1, procurement programmes of the fiscal year"
    document.edit(text, replace(plan, observations=Observations(rows, ())))
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1366
    button = window.bar._undo
    assert button.text() == button.toolTip() == f"Undo {text}"
    assert button.shown.startswith("Undo Keep the")
    assert button.shown.endswith("…")
    assert button.fontMetrics().horizontalAdvance(button.shown) < button.width()
