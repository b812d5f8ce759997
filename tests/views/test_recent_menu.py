"""The menu of files that were opened last."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from rampath.views.recent_menu import MOST, RecentMenu


def words(menu: RecentMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_that_the_newest_file_stands_first_and_each_stands_once(qtbot: QtBot, tmp_path: Path) -> None:
    menu = RecentMenu()
    qtbot.addWidget(menu)
    assert not menu.isEnabled()
    for name in ("a.xlsx", "b.xlsx", "a.xlsx"):
        (tmp_path / name).write_bytes(b"")
        menu.add(tmp_path / name)
    assert [Path(file).name for file in menu.files] == ["a.xlsx", "b.xlsx"]
    assert words(menu)[:2] == ["&1  a.xlsx", "&2  b.xlsx"]


def test_that_no_more_than_nine_are_kept_and_that_they_can_be_forgotten(qtbot: QtBot, tmp_path: Path) -> None:
    menu = RecentMenu()
    qtbot.addWidget(menu)
    for place in range(MOST + 3):
        menu.add(tmp_path / f"{place}.xlsx")
    assert len(menu.files) == MOST
    menu.forget()
    assert menu.files == ()
    assert not menu.isEnabled()


def test_that_a_file_that_is_gone_cannot_be_chosen_and_one_that_is_there_can(qtbot: QtBot, tmp_path: Path) -> None:
    there = tmp_path / "there & here.xlsx"
    there.write_bytes(b"")
    menu = RecentMenu([str(there), str(tmp_path / "gone.xlsx")])
    qtbot.addWidget(menu)
    first, second = menu.actions()[:2]
    assert (first.isEnabled(), second.isEnabled()) == (True, False)
    assert [first.text(), second.text()] == ["&1  there && here.xlsx", "&2  gone.xlsx (not there now)"]
    assert second.toolTip() == str(tmp_path / "gone.xlsx")
    with qtbot.waitSignal(menu.chosen) as chosen:
        first.trigger()
    assert chosen.args == [there]


def test_that_a_file_which_may_not_even_be_looked_at_is_shown_and_keeps_no_window_from_opening(
    qtbot: QtBot, tmp_path: Path
) -> None:
    menu = RecentMenu([str(tmp_path / ("x" * 300))])
    qtbot.addWidget(menu)
    assert not menu.actions()[0].isEnabled()
    assert menu.actions()[0].text().endswith("(not there now)")
