"""Budgets in the words of 26 languages: guessed at, read to the last line, kept as a profile, and read a year later."""

from dataclasses import replace
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.draft import draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.guess import guess_again
from rampath.workbook.mapping import Form, Mapping
from rampath.workbook.profile import read_profile
from rampath.workbook.profile_from import profile_from
from rampath.workbook.profile_writer import write_profile
from rampath.workbook.reading import Reading, read_by_profile
from workbook.made_budgets import LANGUAGES, Budget, made
from workbook.sheets import book_of, sheet_of

SEEDS = range(6)


def came_to(reading: Reading) -> tuple[dict[int, list[int]], list[str]]:
    """All totals by year, in single units, and what is said beside notes."""
    found: dict[int, list[int]] = {}
    for each in reading.lines[0].totals():
        if not each.part:
            found.setdefault(each.year, []).append(round(each.amount * 1e6))
    return found, [finding.message for finding in reading.findings if finding.severity is not Severity.NOTE]


def expected(budget: Budget) -> tuple[dict[int, list[int]], list[str]]:
    return {year: [total] for year, total in budget.totals.items()}, []


def guessed(budget: Budget, register: Register) -> Mapping:
    """The guess, taken as a list where a few lines look rather like a table of years, as a person would say."""
    book = book_of(sheet_of(budget.rows))
    (entry,) = draft_of(book, register).entries
    if entry.mapping.form is Form.LINES:
        return entry.mapping
    return guess_again(book.sheets[0], book, register, header_row=budget.header_row, form=Form.LINES).mapping


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_budget_is_guessed_at_and_its_profile_reads_that_of_next_year(
    language: str, tmp_path: Path, register: Register
) -> None:
    for seed in SEEDS:
        budget, later = made(language, seed), made(language, seed, later=1)
        mapping = guessed(budget, register)
        assert (mapping.header_row, mapping.power) == (budget.header_row, 3), seed
        said = replace(mapping, member=mapping.member or "EST", currency=mapping.currency or "EUR", power=0)
        book = book_of(sheet_of(budget.rows))
        draft = draft_of(book, register)
        draft = draft.with_entry(0, draft.entries[0].with_mapping(said.acknowledged()))
        draft = draft.with_entry(0, replace(draft.entries[0], taken=True))
        assert came_to(read_draft(draft, register)) == expected(budget), seed
        file = tmp_path / f"{seed}.toml"
        write_profile(profile_from("A budget", book, [said.acknowledged()], register=register), file)
        profile = read_profile(file)
        assert came_to(read_by_profile(book, profile, register)) == expected(budget), seed
        assert came_to(read_by_profile(book_of(sheet_of(later.rows)), profile, register)) == expected(later), seed


def test_that_nearly_all_of_them_are_taken_for_lists_at_once(register: Register) -> None:
    budgets = [made(language, seed) for language in LANGUAGES for seed in SEEDS]
    forms = [draft_of(book_of(sheet_of(each.rows)), register).entries[0].mapping.form for each in budgets]
    assert forms.count(Form.LINES) >= 0.95 * len(forms)
