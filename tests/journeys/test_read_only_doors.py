"""A read-only plan: no door stays open, and none says that it did something."""

from rampath.app import Program
from rampath.views.planning.history_dialog import HistoryDialog

WHY = "You look at this plan without changing it."


def test_that_going_back_in_the_list_of_changes_is_refused(program: Program) -> None:
    program.window.path.set_share(2031, 0.03)
    before = program.document.plan
    program.document.make_read_only(WHY)
    program.window.action("changes").trigger()
    dialog = program.window.planning.show("changes")
    assert isinstance(dialog, HistoryDialog)
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.go()
    assert program.document.plan is before
    assert dialog.sentence.text() == WHY
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    dialog.take_back()
    assert program.document.plan is before
    assert dialog.sentence.text() == WHY


def test_that_doing_the_last_change_again_is_refused(program: Program) -> None:
    program.window.path.set_share(2031, 0.03)
    program.window.stage.look(member="ESP")
    before = program.document.plan
    program.document.make_read_only(WHY)
    program.window.action("again").trigger()
    assert program.document.plan is before
    assert program.window.status.text.startswith(WHY)
