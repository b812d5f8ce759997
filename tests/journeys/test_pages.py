"""The window of pages: choose, look, write, print, call off, keep the choice; and the words of annual plans."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rampath.app import Program
from rampath.domain.narrative import SECTIONS
from rampath.printing.order import ANNUAL, COMPLIANCE
from rampath.views.pages.choice import PageChoice, choice_of
from rampath.views.pages.dialog import PagesDialog
from rampath.views.pages.narrative_dialog import NarrativeDialog
from rampath.workbook.plan_workbook import write_plan

from .conftest import DAY, Answers


@pytest.fixture
def pages(program: Program, qtbot: QtBot) -> PagesDialog:
    """The window of pages, open, with its first pages laid out."""
    program.window.action("pages").trigger()
    dialog = program.window.planning.show("pages")
    assert isinstance(dialog, PagesDialog)
    qtbot.waitUntil(lambda: bool(dialog.pages), timeout=20_000)
    return dialog


def settled(qtbot: QtBot, dialog: PagesDialog, program: Program, change: Callable[[], object]) -> None:
    """Make a change and wait until its pages are there."""
    before = dialog.pages
    change()
    qtbot.waitUntil(lambda: dialog.pages is not before and program.window.background.idle, timeout=20_000)


def painted(dialog: PagesDialog) -> QImage:
    return dialog.preview.large.grab().toImage()


def coloured(image: QImage) -> bool:
    found = (image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return any(max(p.red(), p.green(), p.blue()) - min(p.red(), p.green(), p.blue()) > 40 for p in found)


def test_that_the_pack_of_the_plan_is_seen_page_by_page(pages: PagesDialog, qtbot: QtBot) -> None:
    assert pages.preview.small.count() == len(pages.pages) > 40
    assert "pages" in pages.sentence.text()
    assert pages.preview.large.page is pages.pages[0]
    pages.preview.small.setFocus()
    qtbot.keyClick(pages.preview.small, Qt.Key.Key_Down)
    assert pages.preview.large.page is pages.pages[1]
    assert pages.preview.large.accessibleName() == f"Page 2 of {len(pages.pages)}"


def test_that_small_pages_are_drawn_one_after_the_other(pages: PagesDialog, qtbot: QtBot) -> None:
    def drawn() -> bool:
        image = pages.preview.small.item(len(pages.pages) - 1).icon().pixmap(132, 132).toImage()
        return image.pixelColor(image.width() // 2, image.height() // 2).alpha() > 0

    qtbot.waitUntil(drawn, timeout=20_000)


def test_that_pages_can_be_seen_in_grey(pages: PagesDialog, program: Program, qtbot: QtBot) -> None:
    at = next(i for i, page in enumerate(pages.pages) if page.entry == "Share against equipment")
    pages.preview.small.setCurrentRow(at)
    assert coloured(painted(pages))
    settled(qtbot, pages, program, lambda: pages.choices.mono.setChecked(True))
    pages.preview.small.setCurrentRow(at)
    assert not coloured(painted(pages))


def test_that_kinds_members_and_sheet_are_chosen_and_ordered(
    pages: PagesDialog, program: Program, qtbot: QtBot
) -> None:
    settled(qtbot, pages, program, lambda: pages.choices.show_choice(PageChoice(kinds=ANNUAL, members="focus")))
    assert pages.pages[0].entry == "Annual plan of Belgium"
    choice = PageChoice(kinds=("heat", "members"), members="figures", sorting="share", paper="A3", portrait=True)
    settled(qtbot, pages, program, lambda: pages.choices.show_choice(choice))
    assert [page.entry for page in pages.pages[:3]] == ["Who stands where, by year", "Lithuania", "Estonia"]
    pages.choices.kinds.setCurrentRow(1)
    settled(qtbot, pages, program,
            lambda: qtbot.keyClick(pages.choices.kinds, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier))  # fmt: skip
    assert pages.pages[0].entry == "Lithuania"
    assert pages.order.kinds == ("members", "heat")


def test_that_nothing_chosen_is_told_and_cannot_be_printed(pages: PagesDialog, program: Program, qtbot: QtBot) -> None:
    settled(qtbot, pages, program, lambda: pages.choices.show_choice(PageChoice(kinds=())))
    assert pages.pages == []
    assert "Nothing is chosen" in pages.sentence.text()
    assert not pages.print.isEnabled()


def test_that_the_pages_are_written_as_they_are_seen(
    pages: PagesDialog, program: Program, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    choice = PageChoice(kinds=("ranked", "heat"))
    settled(qtbot, pages, program, lambda: pages.choices.show_choice(choice))
    for suffix, names in (("pdf", {"p.pdf"}), ("svg", {"p-1.svg", "p-2.svg"}), ("png", {"p-1.png", "p-2.png"})):
        answers.to_save = tmp_path / f"p.{suffix}"
        pages.write.click()
        qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)
        assert names <= {file.name for file in tmp_path.iterdir()}
        assert pages.sentence.text() == f"Wrote 2 pages to p.{suffix}"
    assert len(PdfReader(tmp_path / "p.pdf").pages) == 2
    assert answers.told == []


def test_that_writing_can_be_called_off_and_leaves_no_file(
    pages: PagesDialog, program: Program, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.to_save = tmp_path / "p.pdf"
    pages.write.click()
    assert pages.cancel.isVisible()
    pages.cancel.click()
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)
    program.window.background.wait()
    assert pages.sentence.text() == "Called off; nothing was written."
    assert list(tmp_path.iterdir()) == []
    assert pages.write.isEnabled()
    assert not pages.cancel.isVisible()


def test_that_a_target_that_cannot_be_written_is_told(
    pages: PagesDialog, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.to_save = tmp_path / "folder.pdf"
    answers.to_save.mkdir()
    pages.write.click()
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert "that is no file" in answers.told[-1]
    qtbot.waitUntil(pages.write.isEnabled, timeout=20_000)


def test_that_the_pages_go_to_a_printer(
    pages: PagesDialog, program: Program, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    settled(qtbot, pages, program, lambda: pages.choices.show_choice(PageChoice(kinds=("ranked",))))
    answers.print_to = tmp_path / "printed.pdf"
    pages.print.click()
    qtbot.waitUntil(lambda: program.window.background.idle, timeout=20_000)
    assert pages.sentence.text() == "1 page sent to the printer"
    assert len(PdfReader(answers.print_to).pages) == 1


def test_that_changes_against_an_earlier_plan_are_pages(
    pages: PagesDialog, program: Program, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.to_open = tmp_path / "before.xlsx"
    write_plan(program.document.plan, answers.to_open, day=DAY)
    program.window.path.set_share(2030, 0.03)
    settled(qtbot, pages, program, lambda: pages.choices.show_choice(PageChoice(kinds=("changes",))))
    assert pages.pages == []
    settled(qtbot, pages, program, pages.choices.earlier.click)
    assert pages.pages[0].title == "Changes since before.xlsx"


def test_that_a_comparison_with_another_scenario_is_pages(pages: PagesDialog, program: Program, qtbot: QtBot) -> None:
    settled(qtbot, pages, program, lambda: pages.choices.against.setCurrentText("US request 5 %"))
    assert any(page.title == "From “Hague 2035” to “US request 5 %”" for page in pages.pages)


def test_that_an_edit_is_in_the_pages_at_once(pages: PagesDialog, program: Program, qtbot: QtBot) -> None:
    settled(qtbot, pages, program, lambda: program.window.path.set_share(2035, 0.04))
    assert any("Belgium rises from 2.00\u2009% to 4.00\u2009%" in page.title for page in pages.pages)


def test_that_the_scenario_that_is_looked_at_is_printed_until_another_one_is_picked(
    pages: PagesDialog, program: Program
) -> None:
    stage = program.window.stage
    stage.look(scenario="Wales 2014")
    assert pages.order.scenario == "Wales 2014"
    pages.close()
    stage.look(scenario="Compromise 2032")
    pages.show()
    assert pages.order.scenario == "Compromise 2032"
    box = pages.choices.scenario
    box.setCurrentText("Hague 2035")
    box.activated.emit(box.currentIndex())
    stage.look(scenario="Wales 2014")
    assert pages.order.scenario == "Hague 2035"


def test_that_choices_are_kept_under_a_name_and_in_the_preferences(pages: PagesDialog, program: Program) -> None:
    pages.choices.show_choice(PageChoice(kinds=("heat", "cover"), paper="Letter", mono=True))
    pages.choices.keep_as("Cabinet")
    kept = program.window.planning.page_choices
    assert [choice.name for choice in kept] == ["", "Cabinet"]
    assert kept[1].kinds == ("heat", "cover")
    assert [choice_of(choice.text) for choice in kept] == list(kept)
    pages.choices.drop_kept()
    assert [choice.name for choice in program.window.planning.page_choices] == [""]


@pytest.mark.parametrize("text", ["", "[]", "nonsense", '{"paper": "A9", "kinds": ["prose"], "portrait": "yes"}'])
def test_that_a_spoilt_choice_does_no_harm(text: str) -> None:
    assert choice_of(text) in (None, replace(PageChoice(), kinds=COMPLIANCE))


def test_that_the_words_of_an_annual_plan_are_typed_undone_and_printed(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.action("narrative").trigger()
    dialog = window.planning.show("narrative")
    assert isinstance(dialog, NarrativeDialog)
    field = dialog.fields["intent"]
    field.setFocus()
    qtbot.keyClicks(field, "We mean to.")
    dialog.fields["path"].setFocus()
    dialog.take_all()
    assert program.document.plan.narrative("BEL", "intent") == "We mean to."
    assert program.document.undo_stack.undoText() == "Write Intent of Belgium's annual plan"
    program.document.undo_stack.undo()
    assert field.toPlainText() == ""
    assert len(dialog.fields) == len(SECTIONS)


def test_that_words_go_with_the_member_they_were_typed_for(program: Program, qtbot: QtBot) -> None:
    dialog = program.window.planning.show("narrative")
    assert isinstance(dialog, NarrativeDialog)
    qtbot.keyClicks(dialog.fields["risks"], "Rates.")
    program.window.stage.look(member="EST")
    plan = program.document.plan
    assert (plan.narrative("BEL", "risks"), plan.narrative("EST", "risks")) == ("Rates.", "")
    assert dialog.fields["risks"].toPlainText() == ""
    program.window.stage.look(member="NATO")
    assert not dialog.fields["risks"].isEnabled()
