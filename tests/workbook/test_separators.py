"""The separators of a block, decided by all its numbers, and asked about where they do not tell."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath.domain.finding import Severity
from rampath.workbook.figure import figure_of
from rampath.workbook.separators import COMMA, POINT, Separators, decide, doubt, separators_for


@pytest.mark.parametrize(
    ("texts", "separators", "example"),
    [
        (["1.234,5"], COMMA, "1.234,5"),
        (["1,234", "12,34"], COMMA, "12,34"),
        (["1,234", "12,34,567"], POINT, "12,34,567"),
        (["1.234", "1.811,-"], COMMA, "1.811,-"),
        (["1.234", "1.234.567"], COMMA, "1.234.567"),
        (["0,234", "1,234"], COMMA, "0,234"),
        (["1234,567"], COMMA, "1234,567"),
        (["1 234,567"], COMMA, "1 234,567"),
        (["1,234", "1,234,567"], POINT, "1,234,567"),
        (["1,234", "1,234.5"], POINT, "1,234.5"),
        (["2.31e", "1,234"], POINT, "2.31"),
        (["€ 1'234.50"], POINT, "1'234.50"),
    ],
)
def test_that_one_number_that_can_be_read_in_one_way_only_settles_the_block(
    texts: list[str], separators: Separators, example: str
) -> None:
    found = decide(texts)
    assert (found.separators, found.sure, found.examples) == (separators, True, (example,))
    assert example in found.why
    assert doubt(found, "S!A1") is None


@pytest.mark.parametrize("texts", [["1,234"], ["1,234", "2,345", "12,345"], ["1,234", "57", "..", "1 000"]])
def test_that_numbers_with_three_digits_behind_each_comma_leave_it_open_and_both_readings_are_shown(
    texts: list[str],
) -> None:
    found = decide(texts)
    asked = doubt(found, "Budget!C7")
    assert (found.sure, found.separators) == (False, POINT)
    assert asked is not None
    assert (asked.severity, asked.place, asked.raw) == (Severity.WARNING, "Budget!C7", "1,234")
    assert "may be 1.234 or 1\u00a0234" in asked.message
    assert "read as 1\u00a0234" in asked.message


def test_that_numbers_with_three_digits_behind_each_point_leave_it_open_too() -> None:
    asked = doubt(decide(["1.234", "2.000"]), "S!A1")
    assert asked is not None
    assert "may be 1\u00a0234 or 1.234" in asked.message
    assert "read as 1.234." in asked.message


def test_that_numbers_that_contradict_each_other_are_asked_about_with_one_of_each() -> None:
    found = decide(["1,5", "2,25", "1.5"])
    asked = doubt(found, "S!A1")
    assert (found.sure, found.separators, found.examples) == (False, COMMA, ("1.5", "1,5"))
    assert asked is not None
    assert "“1.5”" in asked.message
    assert "“1,5”" in asked.message


def test_that_a_comma_here_and_a_point_there_before_three_digits_are_asked_about() -> None:
    found = decide(["1.234", "1,234"])
    assert (found.sure, found.examples) == (False, ("1.234", "1,234"))


@pytest.mark.parametrize("texts", [[], ["5", "1 234", "-7"], ["31.12.2024", "2.3.1", "Table 1,5", "a, b", ".."]])
def test_that_a_block_without_any_sign_in_its_numbers_asks_nothing(texts: list[str]) -> None:
    found = decide(texts)
    assert (found.sure, found.examples) == (True, ())


@given(
    numbers=st.lists(st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False), min_size=1, max_size=20),
    separators=st.sampled_from([POINT, COMMA]),
)
def test_that_a_block_written_with_two_decimals_is_read_back_whole(
    numbers: list[Decimal], separators: Separators
) -> None:
    swap = str.maketrans(",.", separators.thousands + separators.decimal)
    texts = [f"{each:,.2f}".translate(swap) for each in numbers]
    found = decide(texts)
    assert (found.sure, found.separators) == (True, separators)
    for text, each in zip(texts, numbers, strict=True):
        figure = figure_of(text, found.separators)
        assert figure is not None
        assert figure.value == float(each)


@given(st.lists(st.text(alphabet="0123456789.,' -e%", max_size=14), max_size=12))
def test_that_whatever_is_undecided_asks_and_whatever_is_sure_does_not(texts: list[str]) -> None:
    found = decide(texts)
    assert (doubt(found, "S!A1") is None) == found.sure


def test_that_a_settled_block_is_not_asked_about() -> None:
    assert separators_for(["1.234,5", "1.234"], "Budget", {}) == (COMMA, None)
    assert separators_for(["7", ".."], "Budget", {}) == (POINT, None)


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1.234", "the point: “1.234” is 1.234", "the comma: “1.234” is 1\u00a0234"),
        ("1,234", "the point: “1,234” is 1\u00a0234", "the comma: “1,234” is 1.234"),
    ],
)
def test_that_an_open_block_is_a_question_with_both_readings(text: str, point: str, comma: str) -> None:
    separators, question = separators_for([text, "57"], "Budget!B2:C9", {})
    assert separators == POINT
    assert question is not None
    assert (question.id, question.place, question.raw) == ("decimal sign Budget!B2:C9", "Budget!B2:C9", text)
    assert [(choice.id, choice.text) for choice in question.choices] == [("point", point), ("comma", comma)]
    assert (question.taken, question.answered) == ("point", False)


@pytest.mark.parametrize(("answer", "separators"), [("point", POINT), ("comma", COMMA)])
def test_that_the_answer_decides(answer: str, separators: Separators) -> None:
    found, question = separators_for(["1.234"], "Budget", {"decimal sign Budget": answer})
    assert found == separators
    assert question is not None
    assert (question.taken, question.answered) == (answer, True)


def test_that_an_answer_that_is_no_choice_leaves_the_question_open() -> None:
    found, question = separators_for(
        ["1.234"], "Budget", {"decimal sign Budget": "semicolon", "decimal sign B": "comma"}
    )
    assert found == POINT
    assert question is not None
    assert not question.answered


def test_that_numbers_that_contradict_each_other_are_a_question_too() -> None:
    found, question = separators_for(["1,5", "2,25", "1.5"], "S", {})
    assert found == COMMA
    assert question is not None
    assert question.message.startswith("The numbers contradict each other")
    assert [choice.id for choice in question.choices] == ["point", "comma"]
    assert all("left out" in choice.text for choice in question.choices)
