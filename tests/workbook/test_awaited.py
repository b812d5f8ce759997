"""What a question is open about is not gone from a file; what says that there is no figure is."""

from dataclasses import replace

from rampath.workbook.awaited import awaited
from rampath.workbook.question import LEAVE_OUT, Choice, Question
from rampath.workbook.result import Unused
from workbook.questions import READING

ASKED = Question("member Data!A3", "Data!A3", "Slovania", "Whose?", (Choice(LEAVE_OUT, "leave it out"),), LEAVE_OUT)
LEFT = (
    Unused("Data!A3:D3", "Slovania", "a name that is not certain", 4),
    Unused("Data!C4", "..", "no figure given"),
    Unused("a file's name alone", "", "note"),
)


def test_that_cells_left_out_are_awaited_while_a_question_is_open() -> None:
    waits = awaited(replace(READING, questions=(ASKED,), unused=LEFT))
    cells = ("Data!B3", "Data!D3", "Data!E3", "Data!B2", "Data!C4", "Other!B3", "")
    assert [waits(cell) for cell in cells] == [True, True, False, False, False, False, False]


def test_that_nothing_is_awaited_once_all_is_answered() -> None:
    waits = awaited(replace(READING, questions=(replace(ASKED, answered=True),), unused=LEFT))
    assert not waits("Data!B3")
    assert not awaited(replace(READING, questions=(), unused=LEFT))("Data!B3")
