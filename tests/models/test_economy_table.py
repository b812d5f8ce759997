"""The table of an economy's growth and deflator."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from domain.build import REGISTER, economy
from rampath.domain.economy import Economy
from rampath.models.economy_table import EconomyTableModel, Series

YEARS = tuple(range(2026, 2032))


class Desk:
    """Keeps what the model asks for, and shows it again."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.economy = economy()
        self.model = EconomyTableModel(REGISTER, self.edit, self.said.append)
        self.show()

    def show(self, series: Series = Series.GROWTH) -> None:
        self.model.show_economy(self.economy, series, YEARS)

    def edit(self, text: str, changed: Economy) -> None:
        self.said.append(text)
        self.economy = changed
        self.show()

    def type(self, row: int, column: int, text: str) -> bool:
        return self.model.setData(self.model.index(row, column), text)


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(Desk().model)


def test_that_years_beyond_the_source_follow_the_rule_in_brackets() -> None:
    model = Desk().model
    # Outlooks reach to 2028; AAA grows by 2 %.
    assert [model.index(0, column).data() for column in range(1, 7)] == ["2.00", "2.00", "2.00"] + ["(2.00)"] * 3


def test_that_a_typed_rate_becomes_an_edit_with_a_name() -> None:
    desk = Desk()
    assert desk.type(0, 2, "1,5 %")
    assert desk.said == ["Set Aland 2027 real growth to 1.50 %"]
    assert desk.economy.outlooks["AAA"].real_growth[2027 - 2023] == 0.015
    assert desk.model.index(0, 2).data() == "1.50"
    assert (
        desk.economy.outlooks["BBB"] is economy().outlooks["BBB"]
        or desk.economy.outlooks["BBB"] == (economy().outlooks["BBB"])
    )


def test_that_typing_beyond_the_end_writes_the_years_out_up_to_there() -> None:
    desk = Desk()
    assert desk.type(0, 5, "0.5")
    outlook = desk.economy.outlooks["AAA"]
    assert outlook.last_year == 2030
    assert outlook.real_growth[-2:] == (0.02, 0.005)
    assert desk.model.index(0, 6).data() == "(0.50)"


def test_that_the_deflator_is_edited_by_itself() -> None:
    desk = Desk()
    desk.show(Series.DEFLATOR)
    assert desk.model.index(0, 1).data() == "3.00"
    desk.type(0, 1, "4")
    assert desk.economy.outlooks["AAA"].deflator_growth[2026 - 2023] == 0.04
    assert desk.economy.outlooks["AAA"].real_growth[2026 - 2023] == 0.02


@pytest.mark.parametrize(("text", "words"), [("fast", "is no rate"), ("-100", "not plausible"), ("", "is no rate")])
def test_that_what_is_no_rate_is_refused_in_words_and_changes_nothing(text: str, words: str) -> None:
    desk = Desk()
    assert not desk.type(0, 1, text)
    assert words in desk.said[0]
    assert desk.economy == economy()


def test_that_the_same_rate_again_is_no_edit() -> None:
    desk = Desk()
    assert not desk.type(0, 1, "2.00")
    assert desk.said == []


def test_that_only_rows_that_differ_are_touched() -> None:
    desk = Desk()
    touched: list[int] = []
    desk.model.dataChanged.connect(lambda first, _last: touched.append(first.row()))
    desk.type(1, 1, "9")
    assert touched == [1]


def test_that_cells_are_told_to_screen_readers_and_only_figures_can_be_edited() -> None:
    model = Desk().model
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Aland 2026, Real growth of GDP, %: 2.00"
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_that_an_economy_with_other_members_is_shown_anew() -> None:
    desk = Desk()
    outlooks = {code: outlook for code, outlook in economy().outlooks.items() if code != "AAA"}
    desk.economy = replace(economy(), outlooks=outlooks)
    desk.show()
    assert desk.model.index(0, 0).data() == "Bland"
