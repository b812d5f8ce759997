"""Returns that are read anew or by hand: by answers to their questions, and in forms that nobody knows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rampath.domain.observation import Measure
from rampath.domain.plan import Plan
from rampath.domain.return_words import summary
from rampath.domain.returns import State
from rampath.domain.returns_accepted import accepted
from rampath.opening import Presets
from rampath.returning import put_by_hand, put_refused, read_returns
from rampath.workbook.draft import Draft, draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.opened_book import open_book
from rampath.workbook.question import LEAVE_OUT
from return_files import Table, of, send
from workbook.build import write


@pytest.fixture(scope="module")
def table(sample: Path, presets: Presets) -> Table:
    return Table.of(sample, presets.register)


def test_that_answers_to_the_questions_of_a_return_are_read_by_and_kept_with_it(
    presets: Presets, table: Table, sample_plan: Plan, tmp_path: Path
) -> None:
    send(table, tmp_path, "BEL", cells={("Table 3", 2015): 125})
    send(table, tmp_path, "EST")
    first = read_returns(tmp_path, presets, plan=sample_plan)
    sent = of(first, "BEL").sent
    assert sent is not None
    ((sha256, (question,)),) = first.questions.items()
    assert (sha256, question.place, question.answered) == (sent.sha256, "Table 3!C5", False)
    assert of(first, "BEL").questions == 1
    again = read_returns(tmp_path, presets, plan=sample_plan, answers={sha256: {question.id: "otherwise"}})
    belgium = of(again, "BEL")
    assert (belgium.questions, belgium.states) == (0, (State.CONTRADICTS, State.RECEIVED))
    assert [(each.mine.value, each.theirs.value) for each in belgium.contradictions] == [(0.0125, 0.0091)]
    assert [each.answered for each in again.questions[sha256]] == [True], "and can be answered otherwise"
    plan = accepted(sample_plan, [belgium])
    assert plan.sources[-1].answers == ((question.id, "otherwise"),)
    assert of(read_returns(tmp_path, presets, plan=plan), "BEL").questions == 0
    other = read_returns(tmp_path, presets, plan=plan, answers={sha256: {question.id: LEAVE_OUT}})
    assert of(other, "BEL").contradictions == ()


FORM = (("Dati",), ("milj. EUR", 2024, 2025), ("Kopā", 1286.5, 1530.25))
"""Latvia's own form, which says nothing of what it counts."""


def by_hand(file: Path, presets: Presets) -> Draft:
    """What somebody says of Latvia's form."""
    draft = draft_of(open_book(file), presets.register)
    (entry,) = draft.entries
    total = replace(entry.mapping.items[0], measure=Measure.CORE_EXPENDITURE, currency="EUR", power=6)
    return draft.with_entry(0, entry.with_mapping(replace(entry.mapping, member="LVA", items=(total,)), "items"))


def test_that_a_return_of_a_form_of_its_own_is_known_from_one_that_cannot_be_read_at_all(
    presets: Presets, tmp_path: Path
) -> None:
    write(tmp_path / "LVA.xlsx", {"Kopsavilkums": FORM})
    (tmp_path / "ESP.xlsx").write_bytes(b"PK\x03\x04 this was a workbook once")
    write(tmp_path / "EST.xlsx", {"Table 3": (("Table 3: Core defence expenditure as a share of GDP",),
                                             ("", "last year", "this year"), ("Estonia", 3.5, 5.0))})  # fmt: skip
    found = read_returns(tmp_path, presets)
    told = {each.member: each.sent and (each.state, each.sent.not_known) for each in found.returns if each.sent}
    assert told == {"LVA": (State.REFUSED, True), "EST": (State.REFUSED, True), "ESP": (State.REFUSED, False)}
    latvia = of(found, "LVA").sent
    assert latvia is not None
    assert latvia.refused == "LVA.xlsx holds no table that Rampath knows (sheets: Kopsavilkums)."
    assert found.path_of(latvia) == tmp_path / "LVA.xlsx"


def test_that_a_return_that_is_read_by_hand_stands_beside_the_others_which_are_not_read_again(
    presets: Presets, table: Table, sample_plan: Plan, tmp_path: Path
) -> None:
    send(table, tmp_path, "EST")
    file = write(tmp_path / "Latvia own form.xlsx", {"Kopsavilkums": FORM})
    found = read_returns(tmp_path, presets, plan=sample_plan)
    draft = by_hand(file, presets)
    (tmp_path / "EST.xlsx").unlink()
    after = put_by_hand(
        found, file, read_draft(draft, presets.register), presets, plan=sample_plan, day=date(2026, 11, 24)
    )
    latvia = of(after, "LVA")
    assert (latvia.sent and (latvia.sent.refused, latvia.sent.read)) == ("", "2026-11-24")
    assert [(row.year, row.value, row.cell) for row in latvia.rows] == [
        (2024, 1286.5, "Kopsavilkums!B3"), (2025, 1530.25, "Kopsavilkums!C3"),
    ]  # fmt: skip
    assert latvia.rows[0].edition == "Latvia return, Latvia own form"
    assert latvia.acceptable
    assert of(after, "EST").sent is of(found, "EST").sent
    heard = [summary(each.returns, presets.register).partition(" members")[0] for each in (found, after)]
    assert heard == ["1 of 31", "2 of 31"]
    assert after.table == found.table == "NATO July 2026"


def test_that_a_folder_that_is_read_again_reads_by_hand_what_was_and_is_still_the_same_file(
    presets: Presets, tmp_path: Path
) -> None:
    file = write(tmp_path / "Latvia own form.xlsx", {"Kopsavilkums": FORM})
    drafts = {file: by_hand(file, presets)}
    again = read_returns(tmp_path, presets, drafts=drafts)
    assert [row.value for row in of(again, "LVA").rows] == [1286.5, 1530.25]
    write(file, {"Kopsavilkums": (*FORM[:2], ("Kopā", 1286.5, 9999))})
    assert of(read_returns(tmp_path, presets, drafts=drafts), "LVA").state is State.REFUSED
    file.unlink()
    write(tmp_path / "x.xlsx", {"Kopsavilkums": FORM})
    assert all(each.member != "LVA" or each.state is State.MISSING
               for each in read_returns(tmp_path, presets, drafts=drafts).returns)  # fmt: skip


def test_that_questions_of_a_return_that_was_read_by_hand_are_answered_like_any_other_s(
    presets: Presets, tmp_path: Path
) -> None:
    form = (*FORM[:2], ("Kopā", 1286.5, 1530250))  # euros in thousands by mistake
    file = write(tmp_path / "Latvia own form.xlsx", {"Kopsavilkums": form})
    drafts = {file: by_hand(file, presets)}
    first = read_returns(tmp_path, presets, drafts=drafts)
    ((sha256, (question,)),) = first.questions.items()
    assert (of(first, "LVA").questions, [row.year for row in of(first, "LVA").rows]) == (1, [2024])
    after = read_returns(tmp_path, presets, drafts=drafts, answers={sha256: {question.id: "otherwise"}})
    latvia = of(after, "LVA")
    assert (latvia.questions, latvia.sent and latvia.sent.answers) == (0, ((question.id, "otherwise"),))
    assert [row.value for row in latvia.rows] == [1286.5, 1530.25]


def test_that_a_file_that_turned_out_to_hold_no_numbers_is_not_offered_again(presets: Presets, tmp_path: Path) -> None:
    file = write(tmp_path / "LVA.xlsx", {"Letter": (("A letter",), ("without figures",))})
    found = read_returns(tmp_path, presets)
    sent = of(put_refused(found, file, "LVA.xlsx is a letter.", presets.register, None), "LVA").sent
    assert sent is not None
    assert (sent.refused, sent.not_known) == ("LVA.xlsx is a letter.", False)
