"""A profile that the person chooses, where none is offered."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from rampath.domain.finding import Severity
from rampath.views.assistant.dialog import AssistantDialog
from views.assistant.conftest import Open
from views.assistant.hands import GOOD, settle
from workbook.sheets import Rows


def table(title: str, first: str, name: str) -> Rows:
    return ((title,), (first, name, 2023, 2024), ("BEL", "Belgium", 1200, 1300), ("EST", "Estonia", 270, 340))


def choose_profile(dialog: AssistantDialog, file: Path) -> None:
    dialog.foot.other.click()
    asking = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    asking.fileSelected.emit(str(file))
    asking.reject()


EARLIER = table("Defence expenditure of the partners, million euro", "ISO", "Member")
LATER = table("Defence expenditure of partners and friends, EUR million", "Code", "Member")


def test_that_a_profile_which_is_not_offered_can_be_chosen_and_tells_loudly_what_it_misses(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    first = opened(Data=EARLIER)
    file = tmp_path / "profiles" / "ours.toml"
    first.save_profile(file)
    settle(first, qtbot)
    later = opened(Data=LATER)
    assert not later.offer.isVisible()
    choose_profile(later, file)
    settle(later, qtbot)
    assert later.draft.profile == "ours.toml"
    errors = [each for each in later.draft.findings if each.severity is Severity.ERROR]
    assert [each.expected for each in errors] == ["“ISO”", "“Defence expenditure of the partners, million euro”"]
    assert later.outcome.tabs.currentWidget() is later.outcome.findings
    later.steps.undo()
    assert later.draft.profile == ""


def test_that_a_profile_that_does_not_fit_at_all_is_refused_in_a_sentence(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    first = opened(Data=EARLIER)
    first.save_profile(tmp_path / "ours.toml")
    settle(first, qtbot)
    other = opened(Other=GOOD)
    before = other.draft
    choose_profile(other, tmp_path / "ours.toml")
    settle(other, qtbot)
    assert other.draft is before
    assert other.foot.said.text() == "▲ The profile “ours” does not fit return.xlsx: no sheet has its columns."
