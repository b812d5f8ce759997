"""Footnotes of the EDA's lists, and what their marks mean."""

from rampath.domain.observation import Kind
from rampath.workbook.eda_list_marks import Marks, footnotes_in, mark_of
from rampath.workbook.grid import Cell


def words(*texts: str) -> list[Cell]:
    return [Cell("Data", row, 1, text, text) for row, text in enumerate(texts, 1)]


def test_that_a_mark_stands_at_the_end_of_a_name_or_a_year() -> None:
    assert [mark_of(text) for text in ("Estonia*", "Luxembourg **", "2025*", "Denmark¹", "Sweden", "Finland (e)")] == [
        "*", "**", "*", "¹", "", "(e)",
    ]  # fmt: skip


def test_that_footnotes_are_found_by_their_marks_in_one_cell_or_several() -> None:
    found = footnotes_in(words("*Estimated 2025 figures\n** Share of GNI", "***", "Without pensions", "Source: EDA"))
    assert {mark: note.words for mark, note in found.items()} == {
        "*": "Estimated 2025 figures", "**": "Share of GNI", "***": "Without pensions",
    }  # fmt: skip


def test_that_a_footnote_says_whether_its_mark_means_an_estimate() -> None:
    (cell,) = words("Estonia*")
    estimated = Marks(footnotes_in(words("*Provisional figures")))
    assert estimated.kind(cell, "*", "Estonia") is Kind.ESTIMATE
    assert [*estimated.findings()] == []
    otherwise = Marks(footnotes_in(words("*Without pensions")))
    assert otherwise.kind(cell, "*", "Estonia") is Kind.ACTUAL
    (finding,) = otherwise.findings()
    assert "Estonia" in finding.message


def test_that_letters_in_brackets_need_no_footnote() -> None:
    (cell,) = words("Estonia (e)")
    marks = Marks({})
    assert marks.kind(cell, "(e)", "Estonia") is Kind.ESTIMATE
    assert marks.kind(cell, "**", "Estonia") is Kind.ACTUAL
    assert [*marks.findings()] == []
