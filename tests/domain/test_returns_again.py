"""Returns that are read once more, and those of a plan workbook that holds an earlier return of the same member."""

from dataclasses import replace

from domain.build import REGISTER, plan
from domain.test_returns import ALLIANCE, a_plan, figure, sent
from rampath.domain.hand_edit import set_by_hand
from rampath.domain.plan import Plan, Source
from rampath.domain.provenance import source_of
from rampath.domain.return_words import differing, sentence
from rampath.domain.returns import Return, Sent, State, compare_returns
from rampath.domain.returns_accepted import accepted


def read(file: Sent, held: Plan) -> Return:
    return compare_returns([file], ALLIANCE, REGISTER, held)[0]


def test_that_a_return_which_the_plan_has_is_as_before_although_a_later_one_of_the_member_counts() -> None:
    spring = sent(figure(2026, "2.5", edition="NATO March 2026"), edition="NATO March 2026")
    autumn = sent(figure(2026, "2.6"))
    held = accepted(plan(), [read(spring, plan())])
    held = accepted(held, [read(autumn, held)])
    assert read(spring, held).states == (State.CONTRADICTS, State.AS_BEFORE)
    corrected = replace(spring, observations=(figure(2026, "2.55", edition="NATO March 2026"),))
    assert [each.row.edition for each in read(corrected, held).changes] == ["Aland return, March 2026"]


def test_that_a_figure_that_stands_although_a_newer_return_lacks_it_is_told_once() -> None:
    held = accepted(plan(), [read(sent(figure(2025, "2.0"), figure(2026, "2.5")), plan())])
    shorter = sent(figure(2026, "2.5"), sha256="2" * 64)
    found = read(shorter, held)
    assert [(each.change.value, each.row.year) for each in found.changes] == [("gone from the file", 2025)]
    after = accepted(held, [found])
    assert read(shorter, after).states == (State.CONTRADICTS, State.AS_BEFORE)


def test_that_a_figure_set_by_hand_in_a_plan_is_told_with_its_cell_in_that_plan() -> None:
    edited = set_by_hand(ALLIANCE.rows[0], 0.025)
    file = replace(a_plan(edited), members=("AAA",), set_at={edited: ("Observations!D12", "0.025")})
    (row,) = read(file, plan()).rows
    assert (row.file, row.cell, row.raw) == ("plan.xlsx", "Observations!D12", "0.025")


def test_that_what_is_set_by_hand_over_a_figure_that_was_sent_before_stands_alone() -> None:
    older = figure(2026, "2.5", edition="Aland return, plan")
    edited = set_by_hand(replace(older, edition="NATO November 2026"), 0.03)
    for rows in ((older, edited), (edited, older)):
        assert [row.value for row in read(replace(a_plan(*rows), members=("AAA",)), plan()).rows] == [0.03]
    again = set_by_hand(older, 0.031)
    assert [row.value for row in read(replace(a_plan(again, edited), members=("AAA",)), plan()).rows] == [0.031]


def test_that_each_figure_of_a_plan_is_told_as_read_from_the_file_that_it_came_from() -> None:
    """A member's plan holds its return of November, an older plan of the same name, and one figure set by hand."""
    november = figure(2024, "1.9", edition="Aland return, November 2026")
    older = replace(figure(2025, "2.1", edition="Aland return, plan"), file="plan.xlsx", cell="Observations!D9")
    edited = set_by_hand(figure(2026, "2.5"), 0.03)
    records = (
        Source("AAA.xlsx", "a" * 64, "Aland return, November 2026"),
        Source("plan.xlsx", "b" * 64, "Aland return, plan"),
    )
    file = replace(
        a_plan(november, older, edited), members=("AAA",), sources=records, edition="NATO plan",
        set_at={older: ("Observations!D30", "2.1"), edited: ("Observations!D31", "0.03")},
    )  # fmt: skip
    found = read(file, plan())
    after = accepted(plan(), [found])
    told = {row.cell: source for row in found.rows if (source := source_of(after, row)) is not None}
    assert {cell: (source.file, source.sha256) for cell, source in told.items()} == {
        "Table 3!B2024": ("AAA.xlsx", "a" * 64),
        "Observations!D30": ("plan.xlsx", "1" * 64),
        "Observations!D31": ("plan.xlsx", "1" * 64),
    }


def test_that_a_figure_of_the_same_bytes_that_is_not_read_by_other_answers_is_not_told_as_gone_from_them() -> None:
    whole = sent(figure(2025, "2.0"), figure(2026, "2.5"))
    held = accepted(plan(), [read(whole, plan())])
    found = read(replace(whole, observations=whole.observations[1:]), held)
    assert "Since its last return: 1 not read from the file this time." in sentence(found, REGISTER)
    assert [each.what for each in differing(found)][-1] == "not read from the file this time"
    after = accepted(held, [found])
    assert after.observations == held.observations
    assert any("not read from AAA.xlsx this time; 2.00\u2009%, read before, stands." in e.said for e in after.findings)
