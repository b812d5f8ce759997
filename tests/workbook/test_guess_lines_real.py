"""The guess at real budget lists comes to what the shipped profiles come to, which were checked by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.workbook.draft import draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.mapping import Form
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import Reading, read_by_profile
from workbook.lists import shipped


def of_years(reading: Reading) -> set[tuple[str, int, float]]:
    """The totals of all lines that count: the first letter of their side, their year, and the amount in millions."""
    return {
        (each.side[:1], each.year, round(each.amount, 6))
        for lines in reading.lines
        if not lines.repeats
        for each in lines.totals()
        if not each.part
    }


@pytest.mark.parametrize(
    ("file", "profile", "said"),
    [
        ("dod_p1_display.xlsx", "us-p-1", ("USA", "USD", 3)),
        ("de_bundeshaushalt_hh_2018.csv", "de-haushalt", ("DEU", "EUR", 3)),
        ("statskontoret_utgifter-2025-12-definitiv_EXCERPT.csv", "se-utfall", ("SWE", "SEK", 6)),
    ],
)
def test_that_a_list_is_read_without_its_profile_once_its_unit_and_owner_are_said(
    file: str, profile: str, said: tuple[str, str, int], shared_data: Path, register: Register
) -> None:
    book = open_book(shared_data / "workbooks" / file)
    draft = draft_of(book, register)
    member, currency, power = said
    for at, entry in enumerate(draft.entries):
        assert entry.mapping.form is Form.LINES
        mapping = replace(entry.mapping, member=member, currency=currency, power=power).acknowledged()
        draft = draft.with_entry(at, entry.with_mapping(mapping, "member", "currency", "power"))
    by_hand = of_years(read_draft(draft, register))
    by_profile = of_years(read_by_profile(book, shipped(profile), register))
    assert by_hand
    assert by_hand == by_profile
