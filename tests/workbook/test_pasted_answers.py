"""A block that is pasted again: what was answered about it is not asked again, as far as it is the same question."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.plan import Plan, Source
from rampath.domain.reimport import differences
from rampath.doors.importing import import_doors_for
from rampath.opening import Presets, put_in, told_apart
from rampath.views.importing import ImportDoors
from rampath.workbook.pasted import Clip
from rampath.workbook.plan_workbook import read_plan, write_plan
from rampath.workbook.question import LEAVE_OUT, Answers
from rampath.workbook.reading import Reading

DAY = date(2026, 11, 24)
MISSPELT = "Defence expenditure (million EUR)\nCountry\t2024\t2025e\nBelgum\t7000\t8000\nNetherlands\t19000\t22000\n"
SHARE = "share Clipboard!C6"
Asked = dict[str, tuple[str, bool]]


@pytest.fixture
def doors(presets: Presets) -> ImportDoors:
    return import_doors_for(presets, lambda: DAY)


def of_table(sample: Path, share: str) -> Clip:
    """The sample's Table 3 as a block, with another share of Belgium in 2015."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in
            openpyxl.load_workbook(sample)["Table 3"].iter_rows(values_only=True)]  # fmt: skip
    assert rows[5][0].startswith("Belgium")
    rows[5][2] = share
    return Clip("\n".join("\t".join(row) for row in rows))


def asked(reading: Reading) -> Asked:
    return {question.id: (question.taken, question.answered) for question in reading.questions}


def read_by_hand(doors: ImportDoors, plan: Plan, text: str, answers: Answers | None = None) -> Reading:
    """What a block says that goes through the assistant."""
    hand = doors.by_hand
    assert hand is not None
    draft = hand.assistant.draft(hand.clip_book(Clip(text), plan))
    draft = draft.acknowledged(range(len(draft.entries)))
    return hand.assistant.read(replace(draft, answers={**draft.answers, **(answers or {})}))


def by_hand(doors: ImportDoors, plan: Plan, text: str, answers: Answers | None = None) -> Asked:
    """What is asked about it."""
    return asked(read_by_hand(doors, plan, text, answers))


def beside(plan: Plan, reading: Reading, day: date = DAY) -> Plan:
    own = told_apart(plan, reading)
    return put_in(plan, own, differences(plan.observations, own.observations, plan.decisions), {}, day=day)


def saved(plan: Plan, presets: Presets, file: Path) -> Plan:
    """The plan after the program was ended and started again."""
    write_plan(plan, file, day=DAY)
    opened, findings = read_plan(file, presets.register)
    assert (opened.sources, findings) == (plan.sources, ())
    return opened


def pasted_in(plan: Plan) -> Source:
    (source,) = (each for each in plan.sources if each.file == "Clipboard")
    return source


def test_that_a_block_of_a_known_layout_is_asked_about_once_while_the_text_is_the_same(
    doors: ImportDoors, sample: Path, sample_plan: Plan
) -> None:
    def paste(clip: Clip, answers: Answers) -> Asked:
        return asked(doors.pasted(clip, answers, sample_plan))

    block = of_table(sample, "125")
    assert paste(block, {}) == {SHARE: (LEAVE_OUT, False)}
    assert paste(block, {SHARE: "otherwise"}) == {SHARE: ("otherwise", True)}
    assert paste(block, {}) == {SHARE: ("otherwise", True)}
    newer = Clip(block.text.replace("\t1.1", "\t1.12"))
    assert newer != block
    assert paste(newer, {}) == {SHARE: ("otherwise", True)}
    assert paste(block, {SHARE: LEAVE_OUT}) == {SHARE: (LEAVE_OUT, True)}, "and can be answered otherwise"
    assert paste(newer, {}) == {SHARE: (LEAVE_OUT, True)}
    assert paste(of_table(sample, "126"), {}) == {SHARE: (LEAVE_OUT, False)}, "another text is another question"


def test_that_a_block_that_is_read_by_hand_is_asked_about_once_while_its_words_are_the_same(
    doors: ImportDoors, sample_plan: Plan
) -> None:
    name = "member Clipboard!A3"
    answered = {name: ("BEL", True)}
    assert by_hand(doors, sample_plan, MISSPELT) == {name: (LEAVE_OUT, False)}
    assert by_hand(doors, sample_plan, MISSPELT, {name: "BEL"}) == answered
    assert by_hand(doors, sample_plan, MISSPELT) == answered
    newer = MISSPELT.replace("2025e", "2025\t2026e").replace("8000", "8100\t9000").replace("22000", "22000\t23000")
    assert by_hand(doors, sample_plan, newer) == answered
    assert by_hand(doors, sample_plan, MISSPELT.replace("Netherlands", "France")) == {name: (LEAVE_OUT, False)}


def test_that_a_plan_keeps_what_was_answered_about_a_block(
    doors: ImportDoors, presets: Presets, sample: Path, sample_plan: Plan
) -> None:
    block = of_table(sample, "125")
    plan = beside(sample_plan, doors.pasted(block, {SHARE: "otherwise"}, sample_plan))
    later = import_doors_for(presets, lambda: date(2026, 12, 1))  # the program was started again
    assert asked(later.pasted(block, {}, plan)) == {SHARE: ("otherwise", True)}
    fresh = import_doors_for(presets, lambda: date(2026, 12, 1))
    assert asked(fresh.pasted(block, {}, sample_plan)) == {SHARE: (LEAVE_OUT, False)}


LATER = date(2026, 12, 1)
HEAD = "Defence expenditure (million EUR)\nCountry\t"
FIRST = f"{HEAD}2024\t2025e\nBelgum\t7000\t8000\nNetherlands\t19000\t22000\n"
OTHER_YEARS = f"{HEAD}2025e\t2026e\nSlovenja\t900\t950\nNetherlands\t22000\t23000\n"
NEWER = f"{HEAD}2024\t2025e\nBelgium\t7100\t8100\nNetherlands\t19100\t22100\n"
ASKED = "member Clipboard!A3"


def test_that_a_plan_keeps_what_was_answered_about_each_of_the_blocks_in_one_edition(
    doors: ImportDoors, presets: Presets, sample_plan: Plan, tmp_path: Path
) -> None:
    plan = beside(sample_plan, read_by_hand(doors, sample_plan, FIRST, {ASKED: "BEL"}))
    plan = beside(plan, read_by_hand(doors, plan, OTHER_YEARS, {ASKED: "SVN"}))
    source = pasted_in(plan)
    assert (source.sha256, source.answers) == ("", ()), "no one block has all of these figures"
    assert [each.answers for each in source.blocks] == [((ASKED, "BEL"),), ((ASKED, "SVN"),)]
    opened = saved(plan, presets, tmp_path / "plan.xlsx")
    later = import_doors_for(presets, lambda: LATER)
    assert by_hand(later, opened, FIRST) == {ASKED: ("BEL", True)}
    assert by_hand(later, opened, OTHER_YEARS) == {ASKED: ("SVN", True)}
    assert by_hand(later, sample_plan, FIRST.replace("Belgum", "Belgim")) == {ASKED: (LEAVE_OUT, False)}


def test_that_what_was_answered_about_a_block_outlives_the_block_that_took_its_place(
    doors: ImportDoors, presets: Presets, sample_plan: Plan, tmp_path: Path
) -> None:
    plan = beside(sample_plan, read_by_hand(doors, sample_plan, FIRST, {ASKED: "BEL"}))
    first = pasted_in(plan)
    plan = beside(plan, read_by_hand(doors, plan, NEWER))
    assert [each.value for each in plan.observations.in_edition("Clipboard").rows] == [7100, 8100, 19100, 22100]
    source = pasted_in(plan)
    assert source.sha256 not in {"", first.sha256}
    assert source.blocks == (first.own,)
    opened = saved(plan, presets, tmp_path / "plan.xlsx")
    assert by_hand(import_doors_for(presets, lambda: LATER), opened, FIRST) == {ASKED: ("BEL", True)}


def test_that_a_block_that_is_pasted_again_is_kept_once_with_its_first_day_and_its_latest_answers(
    doors: ImportDoors, sample_plan: Plan
) -> None:
    plan = beside(sample_plan, read_by_hand(doors, sample_plan, FIRST, {ASKED: "BEL"}))
    plan = beside(plan, read_by_hand(doors, plan, OTHER_YEARS, {ASKED: "SVN"}))
    first, second = pasted_in(plan).blocks
    plan = beside(plan, read_by_hand(doors, plan, FIRST, {ASKED: LEAVE_OUT}), LATER)
    assert pasted_in(plan).blocks == (second, replace(first, answers=((ASKED, LEAVE_OUT),)))
    assert (first.read, second.read) == (DAY.isoformat(),) * 2


def test_that_the_same_block_alone_in_its_edition_is_the_source_of_it(doors: ImportDoors, sample_plan: Plan) -> None:
    plan = beside(sample_plan, read_by_hand(doors, sample_plan, FIRST, {ASKED: "BEL"}))
    once = pasted_in(plan)
    again = pasted_in(beside(plan, read_by_hand(doors, plan, FIRST), LATER))
    assert again == once
    assert (once.read, once.answers, once.blocks) == (DAY.isoformat(), ((ASKED, "BEL"),), ())
