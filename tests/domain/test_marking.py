"""The order of markings: the highest wins, none is lowered unseen, what is not known is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rampath import resources
from rampath.domain.marking import (
    carried,
    doubt,
    dropped,
    highest,
    lowered,
    lowers,
    outranked,
    recognised,
    unmarked_refusal,
)
from rampath.presets import read_markings

MARKINGS = read_markings(resources.folder())
LABELS = [each.label for each in MARKINGS]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("NATO RESTRICTED", "NATO RESTRICTED"),
        ("nato  restricted releasable to Sweden", "NATO RESTRICTED"),
        ("NR", "NATO RESTRICTED"),
        ("SECRET UE/EU SECRET", "SECRET UE/EU SECRET"),
        ("TS-UE/EU-TS", "TRÈS SECRET UE/EU TOP SECRET"),
        ("NATO UNCLASSIFIEDLY", None),
        ("NRX", None),
        ("", None),
    ],
)
def test_a_text_is_known_by_the_label_or_abbreviation_it_begins_with(text: str, label: str | None) -> None:
    found = recognised(MARKINGS, text)
    assert (None if found is None else found.label) == label


def test_the_highest_of_the_inputs_is_proposed_across_policies() -> None:
    inputs = ["NATO UNCLASSIFIED", "CONFIDENTIEL UE/EU CONFIDENTIAL", "NATO RESTRICTED", ""]
    assert highest(MARKINGS, inputs) == "CONFIDENTIEL UE/EU CONFIDENTIAL"
    assert highest(MARKINGS, ["", " "]) is None


def test_an_input_that_no_policy_knows_is_never_dropped_for_a_known_one() -> None:
    assert highest(MARKINGS, ["NATO SECRET", "GEHEIM"]) == "GEHEIM"


@given(st.lists(st.sampled_from(LABELS), min_size=1))
def test_the_highest_is_lower_than_none_of_the_inputs(labels: list[str]) -> None:
    found = highest(MARKINGS, labels)
    assert found is not None
    known = {each.label: each.level for each in MARKINGS}
    assert known[found] == max(known[label] for label in labels)


@pytest.mark.parametrize(
    ("before", "after", "less"),
    [
        ("NATO RESTRICTED", "NATO UNCLASSIFIED", True),
        ("NATO RESTRICTED", "", True),
        ("NATO RESTRICTED", "MADE UP", True),
        ("GEHEIM", "NATO SECRET", True),
        ("NATO RESTRICTED", "NATO SECRET", False),
        ("NATO RESTRICTED", "NATO RESTRICTED RELEASABLE TO SWEDEN", False),
        ("NATO RESTRICTED", "RESTREINT UE/EU RESTRICTED", False),
        ("", "PUBLIC", False),
    ],
)
def test_lowering_is_known_and_what_cannot_be_compared_counts_as_lowering(before: str, after: str, less: bool) -> None:
    assert lowers(MARKINGS, before, after) is less


def test_a_marking_that_no_policy_knows_is_told_in_a_sentence() -> None:
    said = doubt(MARKINGS, "GEHEIM")
    assert said is not None
    assert said.startswith("“GEHEIM” is no label of the policies NATO, EU,")
    assert doubt(MARKINGS, "NATO SECRET") is None
    assert doubt(MARKINGS, " ") is None


def test_only_a_policy_that_allows_it_lets_pages_go_unmarked() -> None:
    assert "NATO allows no page without a marking" in (unmarked_refusal(MARKINGS, "NATO UNCLASSIFIED") or "")
    assert unmarked_refusal(MARKINGS, "PUBLIC") is None
    assert unmarked_refusal(MARKINGS, "") is None


def test_the_note_of_lowering_names_both_markings() -> None:
    assert lowered("NATO RESTRICTED", "").message == "The marking was lowered from NATO RESTRICTED to none by hand."


FILE = (carried("theirs.xlsx", "NATO RESTRICTED"),)


@pytest.mark.parametrize("marking", ["", "NATO UNCLASSIFIED", "our own words"])
def test_a_label_of_a_file_keeps_a_plan_that_asks_less_care_from_leaving(marking: str) -> None:
    said = dropped(MARKINGS, FILE, marking)
    assert said is not None
    assert "theirs.xlsx carries the label NATO RESTRICTED" in said
    assert "Edit > Marking…" in said


@pytest.mark.parametrize("marking", ["NATO RESTRICTED", "NATO SECRET", "RESTREINT UE/EU RESTRICTED"])
def test_a_plan_that_asks_as_much_care_leaves(marking: str) -> None:
    assert dropped(MARKINGS, FILE, marking) is None


def test_a_marking_that_was_lowered_on_record_leaves_but_only_from_as_high() -> None:
    assert dropped(MARKINGS, (*FILE, lowered("NATO SECRET", "NATO UNCLASSIFIED")), "NATO UNCLASSIFIED") is None
    assert dropped(MARKINGS, (*FILE, lowered("NATO RESTRICTED", "")), "") is None
    other = (*FILE, lowered("NATO RESTRICTED", "NATO UNCLASSIFIED"))
    assert dropped(MARKINGS, other, "") is not None  # it was lowered to something else


def test_a_label_that_no_policy_knows_asks_for_the_same_words() -> None:
    unknown = (carried("theirs.xlsx", "GEHEIM"),)
    assert dropped(MARKINGS, unknown, "NATO SECRET") is not None
    assert dropped(MARKINGS, unknown, "GEHEIM") is None


@pytest.mark.parametrize(
    ("marking", "label", "goes"),
    [
        ("", "", True), ("NATO UNCLASSIFIED", "", True), ("NATO RESTRICTED", "", False),
        ("NATO RESTRICTED", "NATO RESTRICTED", True), ("NATO SECRET", "NATO RESTRICTED", False),
        ("our own words", "", False), ("NATO UNCLASSIFIED", "Internal", True), ("NATO SECRET", "Internal", False),
    ],
)  # fmt: skip
def test_figures_go_into_files_that_ask_as_much_care(marking: str, label: str, *, goes: bool) -> None:
    assert (outranked(MARKINGS, marking, label) is None) == goes
