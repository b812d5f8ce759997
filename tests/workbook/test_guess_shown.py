"""The unit that only the number format of a table's cells shows."""

from pathlib import Path

import openpyxl
import pytest

from rampath.domain.member import Register
from rampath.workbook.draft import Draft, draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.opened_book import open_book


def drafted(folder: Path, register: Register, number_format: str, figures: tuple[float, ...], title: str) -> Draft:
    """The draft of a table of three members in one year each, whose figures have a number format."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append([title])
    sheet.append(["Country", 2023, 2024])
    for name, figure in zip(("Belgium", "Estonia", "Poland"), figures, strict=True):
        sheet.append([name, figure, figure])
        for cell in sheet[sheet.max_row][1:]:
            cell.number_format = number_format
    workbook.save(folder / "returns.xlsx")
    return draft_of(open_book(folder / "returns.xlsx"), register)


@pytest.mark.parametrize(
    ("number_format", "figures", "title", "unit", "first"),
    [
        ('0.0" Mrd. €"', (5.8, 1.2, 25.3), "Defence expenditure", "EUR million", 5800),
        ('#,##0.0,,,\\ "Mrd. €"', (5.8e9, 1.2e9, 25.3e9), "Defence expenditure", "EUR million", 5800),
        ("[$US$-409]#,##0", (5800, 1200, 25300), "Defence expenditure", "USD million", 5800),
        ("#,##0,", (5_800_000, 1_200_000, 25_300_000), "Defence expenditure (million euro)", "EUR million", 5800),
        ("#,##0.0,,", (5.8e9, 1.2e9, 25.3e9), "Defence expenditure (million euro)", "EUR million", 5800),
        ("#,##0.0", (5800, 1200, 25300), "Defence expenditure (million euro)", "EUR million", 5800),
        ('$#,##0.0,"B"', (5800, 1200, 25300), "Defence expenditure (million US dollars)", "USD million", 5800),
        ('#,##0,,"M"', (5.8e9, 1.2e9, 25.3e9), "Defence expenditure (million euro)", "EUR million", 5800),
        ('#,##0.0" zł"', (5800, 1200, 25300), "Defence expenditure (million euro)", "EUR million", 5800),
    ],
)
def test_that_figures_are_in_the_unit_in_which_their_cells_show_them(
    tmp_path: Path,
    register: Register,
    number_format: str,
    figures: tuple[float, ...],
    title: str,
    unit: str,
    first: int,
) -> None:
    draft = drafted(tmp_path, register, number_format, figures, title)
    row = read_draft(draft, register).observations[0]
    assert (row.member, row.year, row.value, row.unit) == ("BEL", 2023, first, unit)


def test_that_the_reason_of_a_unit_names_what_the_cells_show(tmp_path: Path, register: Register) -> None:
    entry = drafted(tmp_path, register, '0.0" Mrd. €"', (5.8, 1.2, 25.3), "Defence expenditure").entries[0]
    assert entry.is_sure("power")
    assert entry.is_sure("currency")
    assert entry.why("power") == entry.why("currency") == "The cells show their figures with “Mrd. €”."


def test_that_a_scale_that_words_and_cells_tell_otherwise_is_to_be_looked_at(
    tmp_path: Path, register: Register
) -> None:
    for number_format, sure in (('0.0" Mrd. €"', False), ('0.0" Mio. €"', True)):
        draft = drafted(tmp_path, register, number_format, (5.8, 1.2, 25.3), "Defence expenditure (€ million)")
        assert draft.entries[0].is_sure("power") is sure


def test_that_a_scale_is_told_to_be_that_of_figures_shown_divided(tmp_path: Path, register: Register) -> None:
    draft = drafted(tmp_path, register, "#,##0,", (5_800_000, 1_200_000, 25_300_000), "Defence expenditure (€ million)")
    why = "“Defence expenditure (€ million)” says so of figures that their cells show divided by 1,000."
    assert draft.entries[0].why("power") == why


def test_that_cells_that_do_not_agree_tell_no_unit(tmp_path: Path, register: Register) -> None:
    drafted(tmp_path, register, '0.0" Mrd. €"', (5.8, 1.2, 25.3), "Defence expenditure")
    workbook = openpyxl.load_workbook(tmp_path / "returns.xlsx")
    workbook.worksheets[0]["C4"].number_format = "0.0"
    workbook.save(tmp_path / "mixed.xlsx")
    entry = draft_of(open_book(tmp_path / "mixed.xlsx"), register).entries[0]
    assert not entry.is_sure("power")
    assert not entry.is_sure("currency")
