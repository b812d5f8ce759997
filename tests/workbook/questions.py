"""A reading with two questions, for the tests of what asks them."""

from rampath.workbook.question import LEAVE_OUT, Choice, Question
from rampath.workbook.reading import Reading
from rampath.workbook.result import Unused

NAME = Question(
    "member T!A7", "T!A7", "Slovena", "“Slovena” is near to two members.",
    (Choice("SVN", "Slovenia"), Choice("SVK", "Slovak Republic"), Choice(LEAVE_OUT, "leave the row out")), LEAVE_OUT,
)  # fmt: skip
SIGN = Question(
    "sign T!B7", "T!B7", "1.234", "The point may separate thousands or decimals.",
    (Choice("thousands", "1.234 as a thousand: 1 234"), Choice("decimals", "1.234 as a little more than one")),
    "decimals",
)  # fmt: skip
READING = Reading(
    "return.xlsx", "0" * 64, "A layout", "Edition 1", None, (), (), (Unused("T!A1:A5", "a", "note", 5),), 12, 7,
    "two of three sheets fit",
    questions=(NAME, SIGN),
)  # fmt: skip
