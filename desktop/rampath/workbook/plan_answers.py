"""The sheet Sources of a plan workbook, and its column Answers: what was answered to the questions of a file, a line
each, `ID=CHOICE`.
"""

from collections.abc import Iterable
from dataclasses import replace

from rampath.domain.earlier import with_block
from rampath.domain.plan import Source
from rampath.workbook.pasted import NAME
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


def sources_of(rows: Iterable[Record]) -> tuple[Source, ...]:
    """The sources in these rows: of pasted blocks in one edition the first is that of the edition, the others its."""
    found: dict[tuple[str, str, int], Source] = {}
    for at, row in enumerate(rows):
        source = Source(
            row.text("File"), row.text("SHA-256"), row.text("Edition"), row.text("Read on"), answers_of(row)
        )
        key = (source.file, source.edition, 0 if source.file == NAME else at)
        known = found.get(key)
        if known is None:
            found[key] = source
        else:
            found[key] = replace(known, blocks=with_block(known.blocks, source.own))
    return tuple(found.values())
