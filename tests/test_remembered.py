"""What a plan remembers of a file: answers to its questions, not asked for again, and the day of its first reading."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.earlier import Earlier, remembered
from rampath.domain.observation import Kind, Measure
from rampath.domain.plan import Plan, Source
from rampath.domain.reimport import differences
from rampath.domain.returns_accepted import accepted
from rampath.doors.importing import import_doors_for
from rampath.opening import Presets, begin, put_in, read_any, told_apart
from rampath.returning import read_returns
from rampath.workbook.draft import draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.opened_book import open_book
from rampath.workbook.plan_workbook import read_plan, write_plan
from rampath.workbook.progress import silent
from rampath.workbook.question import LEAVE_OUT, Answers
from rampath.workbook.reading import Reading
from return_files import Table, send
from workbook.build import write
from workbook.questions import NAME

SHARE = "share Table 3!C6"
DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def doubtful(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with Belgium's share of 2015 as 125."""
    book = openpyxl.load_workbook(sample)
    book["Table 3"]["C6"] = 125
    file = tmp_path_factory.mktemp("doubtful") / "doubtful.xlsx"
    book.save(file)
    return file


def read(file: Path, presets: Presets, plan: Plan | None = None, answers: Answers | None = None) -> Reading:
    found = read_any(file, presets, answers=answers, day=DAY, remembered=None if plan is None else plan.remembered)
    assert isinstance(found, Reading)
    return found


def beside(plan: Plan, reading: Reading) -> Plan:
    own = told_apart(plan, reading)
    return put_in(plan, own, differences(plan.observations, own.observations, plan.decisions), {}, day=DAY)


def asked(reading: Reading) -> dict[str, tuple[str, bool]]:
    return {question.id: (question.taken, question.answered) for question in reading.questions}


def test_that_what_was_answered_is_not_asked_again_in_the_plan_and_can_be_answered_otherwise(
    presets: Presets, doubtful: Path, tmp_path: Path
) -> None:
    plan = begin(read(doubtful, presets, answers={SHARE: "otherwise"}), presets, day=DAY).plan
    write_plan(plan, tmp_path / "plan.xlsx", day=DAY)
    opened, findings = read_plan(tmp_path / "plan.xlsx", presets.register)
    assert (opened.sources, findings) == (plan.sources, ())
    again = read(doubtful, presets, opened)
    assert asked(again) == {SHARE: ("otherwise", True)}
    assert [row.value for row in again.observations if row.cell == "Table 3!C6"] == [0.0125]
    assert asked(read(doubtful, presets)) == {SHARE: (LEAVE_OUT, False)}
    other = read(doubtful, presets, opened, {SHARE: LEAVE_OUT})
    assert asked(other) == {SHARE: (LEAVE_OUT, True)}
    assert asked(read(doubtful, presets, beside(opened, other))) == {SHARE: (LEAVE_OUT, True)}


def test_that_another_file_of_the_same_name_is_asked_about(presets: Presets, doubtful: Path, tmp_path: Path) -> None:
    plan = begin(read(doubtful, presets, answers={SHARE: "otherwise"}), presets, day=DAY).plan
    book = openpyxl.load_workbook(doubtful)
    book["Table 3"]["C7"] = 1.4
    book.save(tmp_path / doubtful.name)
    assert asked(read(tmp_path / doubtful.name, presets, plan))[SHARE] == (LEAVE_OUT, False)


def test_that_the_assistant_begins_with_what_was_answered(presets: Presets, doubtful: Path) -> None:
    book = replace(open_book(doubtful), answers={SHARE: "otherwise"})
    assert draft_of(book, presets.register).answers == {SHARE: "otherwise"}


def test_that_a_return_that_was_read_by_itself_leaves_nothing_open_in_its_folder(
    presets: Presets, sample: Path, sample_plan: Plan, tmp_path: Path
) -> None:
    table = Table.of(sample, presets.register)
    file = send(table, tmp_path, "BEL", cells={("Table 3", 2015): 91})
    send(table, tmp_path, "EST")

    def belgium(plan: Plan) -> tuple[int, float | None]:
        found = read_returns(tmp_path, presets, plan=plan, day=DAY).returns
        each = next(each for each in found if each.member == "BEL")
        share = (row.value for row in each.rows if (row.measure, row.year) == (Measure.CORE_SHARE, 2015))
        return each.questions, next(share, None)

    assert belgium(sample_plan) == (1, None)
    (question,) = read(file, presets).questions
    plan = beside(sample_plan, read(file, presets, answers={question.id: "otherwise"}))
    assert belgium(plan) == (0, 0.0091)
    kept = accepted(plan, read_returns(tmp_path, presets, plan=plan, day=DAY).returns)
    own = [source.answers for source in kept.sources if source.file == file.name]
    assert own == [((question.id, "otherwise"),)], "read by itself or in its folder, it is the same return"


def test_that_the_same_file_read_by_hand_on_a_later_day_still_has_its_plans_and_estimates(
    presets: Presets, sample_plan: Plan, tmp_path: Path
) -> None:
    rows = (("Estonia: core defence expenditure, million euro, current prices",), ("", 2025, 2026, 2027, 2028),
            ("Core defence expenditure", 1300, 1500, 1700, 1900))  # fmt: skip
    file = write(tmp_path / "own.xlsx", {"Data": rows})

    def read_on(day: date, plan: Plan) -> Reading:
        hand = import_doors_for(presets, lambda: day).by_hand
        assert hand is not None
        draft = draft_of(hand.book(file, silent, plan), presets.register)
        return read_draft(draft.acknowledged(range(len(draft.entries))), presets.register)

    def kinds(reading: Reading) -> dict[int, Kind]:
        return {row.year: row.kind for row in reading.observations}

    first = {2025: Kind.ACTUAL, 2026: Kind.ESTIMATE, 2027: Kind.PLAN, 2028: Kind.PLAN}
    later = date(2028, 3, 1)
    reading = read_on(DAY, sample_plan)
    assert kinds(reading) == first
    plan = beside(sample_plan, reading)
    again = read_on(later, plan)
    assert kinds(again) == first
    assert kinds(read_on(later, sample_plan)) == {
        2025: Kind.ACTUAL, 2026: Kind.ACTUAL, 2027: Kind.ACTUAL, 2028: Kind.ESTIMATE,
    }  # fmt: skip
    answered = replace(again, edition=plan.sources[-1].edition, questions=(replace(NAME, answered=True),))
    after = put_in(plan, answered, (), {}, day=later)
    own = [(source.read, source.answers) for source in after.sources if source.file == "own.xlsx"]
    assert own == [(DAY.isoformat(), ((NAME.id, LEAVE_OUT),))]


def test_that_the_first_day_of_a_file_and_the_last_answer_to_a_question_are_remembered() -> None:
    sources = (
        Source("a.xlsx", "aa", "A", "2026-03-02", (("member T!A7", "SVN"), ("decimal sign T", "comma"))),
        Source("b.xlsx", "aa", "B", "2026-03-01", (("member T!A7", "SVK"),)),
        Source("c.xlsx", "cc", "C", "some day"),
        Source("d.xlsx", "", "D", "2026-03-03"),
    )  # fmt: skip
    assert remembered(sources) == {
        "aa": Earlier({"member T!A7": "SVK", "decimal sign T": "comma"}, date(2026, 3, 1)),
        "cc": Earlier(),
    }
