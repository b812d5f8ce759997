"""How firm the figures of a year are, by the words over it: what is known of them is told, and what is not is asked."""

from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.guess import guess
from rampath.workbook.mapping import Role
from workbook.sheets import book_of, guessed, sheet_of

TITLE = ("NATO: defence expenditure, million euro, current prices",)
BEL, EST = ("Belgium", 100, 110), ("Estonia", 50, 60)


def test_that_a_row_above_the_years_tells_which_are_plans(register: Register) -> None:
    rows = (TITLE, ("", "Actual", "Plan"), ("", 2023, 2024), BEL, EST)
    kinds = [use.kind for use in guessed(rows, register).mapping.of_role(Role.YEAR)]
    assert kinds == [Kind.ACTUAL, Kind.PLAN]


def test_that_a_word_over_a_year_which_nobody_knows_makes_its_kind_unsure(register: Register) -> None:
    for rows in (
        (TITLE, ("", "Actual", "Zweitlauf"), ("", 2023, 2024), BEL, EST),
        (TITLE, ("", "Abschluss 2023", "Zweitlauf 2024"), BEL, EST),
    ):
        reason = guessed(rows, register).reason("column 3")
        assert reason is not None
        assert (reason.sure, reason.why) == (
            False,
            "Nobody knows what “Zweitlauf” says of the year 2024; its figures are taken as actual.",
        )


def test_that_a_heading_with_its_year_amid_words_is_quoted_whole(register: Register) -> None:
    reason = guessed((TITLE, ("", "lauf 2023", "lauf 2024 (zweiter)"), BEL, EST), register).reason("column 3")
    assert reason is not None
    assert reason.why == (
        "Nobody knows what “lauf 2024 (zweiter)” says of the year 2024; its figures are taken as actual."
    )


def test_that_what_is_counted_over_the_years_says_nothing_of_how_firm_they_are(register: Register) -> None:
    rows = (("", "Defence expenditure (EUR million)", "", "Share of GDP (%)"), ("Country", 2023, 2024, 2023, 2024),
            ("Belgium", 6900, 7800, 1.2, 1.3), ("Estonia", 1100, 1300, 3.0, 3.3))  # fmt: skip
    sheet = sheet_of(rows)
    reasons = {each.field: each.sure for each in guess(sheet, book_of(sheet), register).reasons}
    assert (reasons["column 2"], reasons["column 3"]) == (True, True)


def test_that_a_budget_is_known_among_words_that_are_not(register: Register) -> None:
    head = ("", "Verified outturn 2022", "Approved budget (total) 2023", "Spese correnti e fisse 2024")
    rows = (TITLE, head, (*BEL, 3), (*EST, 4))
    kinds = [use.kind for use in guessed(rows, register).mapping.of_role(Role.YEAR)]
    assert kinds == [Kind.ACTUAL, Kind.PLAN, Kind.ACTUAL]


def test_that_a_word_over_every_year_says_nothing_of_how_firm_one_is(register: Register) -> None:
    for rows in (
        (TITLE, ("", "Expenditure 2023", "Expenditure 2024"), BEL, EST),
        (TITLE, ("", "2023 [YR2023]", "2024 [YR2024]"), BEL, EST),
        (TITLE, ("", "2023/24", "2024/25"), BEL, EST),
        (TITLE, ("", "2023 (1)", "2024 a"), BEL, EST),
        (TITLE, ("", "FY23", "FY24"), BEL, EST),
    ):
        found = guessed(rows, register)
        assert all(reason.sure for reason in found.reasons if reason.field in {"column 2", "column 3"})


def test_that_a_note_below_tells_which_years_are_estimates(register: Register) -> None:
    rows = (TITLE, ("", 2023, 2024), BEL, EST, ("Figures for 2024 are estimates.",))
    assert guessed(rows, register).mapping.estimates_from == 2024
