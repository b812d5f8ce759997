"""The words of annual plans are part of the plan."""

import pytest

from domain.build import plan
from rampath.domain.narrative import SECTIONS, with_narrative
from rampath.domain.touched import said_part, touched


def test_that_a_text_stands_with_its_member_and_section_and_the_plan_before_is_as_it_was() -> None:
    before = plan()
    after = with_narrative(before, "USA", "intent", "We mean to.")
    assert after.narrative("USA", "intent") == "We mean to."
    assert before.narrative("USA", "intent") == ""
    assert after.narrative("USA", "risks") == ""
    assert [said_part(after, part) for part in touched(before, after)] == ["the words of annual plans"]


def test_that_a_text_of_blanks_is_none_and_takes_the_one_before_away() -> None:
    begun = plan()
    told = with_narrative(begun, "USA", "path", "Words.")
    assert with_narrative(told, "USA", "path", " \n ") == begun


def test_that_the_order_in_which_texts_were_written_makes_no_other_plan() -> None:
    one = with_narrative(with_narrative(plan(), "USA", "risks", "b"), "USA", "intent", "a")
    other = with_narrative(with_narrative(plan(), "USA", "intent", "a"), "USA", "risks", "b")
    assert list(one.narratives.items()) == list(other.narratives.items())


@pytest.mark.parametrize(("member", "section"), [("no member", "intent"), ("USA", "preamble")])
def test_that_an_unknown_member_or_section_is_refused(member: str, section: str) -> None:
    with pytest.raises(KeyError):
        with_narrative(plan(), member, section, "text")


def test_that_sections_are_told_apart() -> None:
    assert len({section.id for section in SECTIONS}) == len({section.title for section in SECTIONS}) == 5
