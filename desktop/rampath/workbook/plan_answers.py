"""The column Answers of a plan workbook: what was answered to the questions of a file, a line each, `ID=CHOICE`."""

from collections.abc import Iterable

from rampath.workbook.plan_table import Record

_MOST = 32_000
"""A cell of a workbook holds 32,767 characters."""


def written(answers: Iterable[tuple[str, str]]) -> str | None:
    """The answers as they stand in a cell; what a cell cannot hold is left out, and will be asked again."""
    lines: list[str] = []
    left = _MOST
    for question, choice in answers:
        line = f"{question}={choice}"
        left -= len(line) + 1
        if left < 0:
            break
        lines.append(line)
    return "\n".join(lines) or None


def answers_of(row: Record) -> tuple[tuple[str, str], ...]:
    """The answers of a row; a line that is none is passed over, and its question asked again."""
    parted = (line.rpartition("=") for line in row.text("Answers").split("\n"))
    return tuple((question.strip(), choice.strip()) for question, sign, choice in parted if sign and question.strip())
