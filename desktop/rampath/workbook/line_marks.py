"""What the columns of a list say of each row: whether it counts, its side, its parts, and its year."""

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import Chosen
from rampath.domain.finding import Severity
from rampath.wording import listing, number, tr
from rampath.workbook.grid import place
from rampath.workbook.line_body import Body
from rampath.workbook.line_found import Found
from rampath.workbook.mapping import Role
from rampath.workbook.result import shown
from rampath.workbook.years import year_of

_MOST_PARTS = 100


class Counting:
    """Which rows count, and by row why the others do not."""

    def __init__(self, rows: int) -> None:
        self.counted: Chosen = np.ones(rows, dtype=np.bool_)
        self.why_not: dict[int, str] = {}

    def leave(self, row: int, why: str) -> None:
        self.counted[row] = False
        self.why_not.setdefault(row, why)


def counting_of(body: Body, between: Callable[[], None] = lambda: None) -> Counting:
    """Which rows count: not those of which a column says that other lines hold them."""
    counting = Counting(len(body))
    for use in body.mapping.of_role(Role.COUNTED):
        pattern, texts = _wanted(use.not_counted), body.texts(use)
        between()
        why = {
            text: tr("“{header}” reads “{word}”: other lines hold it already", header=use.header, word=text)
            for text in set(texts)
            if pattern.fullmatch(text)
        }
        rows = np.flatnonzero(body.which(use, why.__contains__)).tolist()
        between()
        for at in rows:
            counting.leave(at, why[texts[at]])
    return counting


def say_unmarked(body: Body, lines: Chosen, found: Found) -> None:
    """Lines of which a column that tells what counts says neither that they do nor that they do not."""
    for use in body.mapping.of_role(Role.COUNTED):
        if not use.counts:
            continue
        pattern = _wanted(f"{use.counts}|{use.not_counted}")
        known = {text for text in set(body.texts(use)) if pattern.fullmatch(text)}
        odd = lines & ~body.which(use, known.__contains__)
        if odd.any():
            at, texts = int(np.argmax(odd)), body.texts(use)
            words = listing([tr("“{text}”", text=text) for text in f"{use.counts}|{use.not_counted}".split("|")])
            found.find(
                Severity.ERROR, place(body.sheet.name, at + body.first, use.column), shown(texts[at]),
                tr("Lines of which “{header}” does not tell whether others hold them already: {count}",
                   header=use.header, count=number(int(odd.sum()), 0)),
                expected=tr("one of {names}", names=words), done=tr("They were counted; check them"),
            )  # fmt: skip


def _wanted(texts: str) -> re.Pattern[str]:
    """The texts of a mapping's `not_counted` as a pattern: alternatives between `|`, `*` for anything."""
    each = (re.escape(" ".join(text.split())).replace(r"\*", ".*").replace(r"\ ", r"\s+") for text in texts.split("|"))
    return re.compile("|".join(f"(?:{text})" for text in each), re.IGNORECASE | re.DOTALL)


def sides_of(body: Body) -> dict[str, Chosen]:
    """The rows of each side; none where its column is missing, so that nothing is added that must not be."""
    sides: dict[str, Chosen] = {}
    for side in body.mapping.sides:
        sides |= body.belonging(side) or {side.name: np.zeros(len(body), dtype=np.bool_)}
    return sides


def parts_of(body: Body, lines: Chosen, found: Found) -> dict[str, Chosen]:
    """The rows of each part that has a line."""
    parts: dict[str, Chosen] = {}
    for part in body.mapping.parts:
        held = {name: rows for name, rows in body.belonging(part).items() if (rows & lines).any()}
        if len(held) > _MOST_PARTS:
            found.find(
                Severity.NOTE, body.sheet.name, part.header,
                tr("“{header}” has {count} different texts, too many for a total of each",
                   header=part.header, count=number(len(held), 0)),
                done=tr("No total was made"),
            )  # fmt: skip
        else:
            parts |= held
    return parts


def years_of(body: Body, lines: Chosen, counting: Counting, found: Found) -> NDArray[np.int64] | None:
    """The year of each row where a column tells it; a line whose year cannot be told does not count."""
    use = next(iter(body.mapping.of_role(Role.PERIOD)), None)
    if use is None:
        return None
    texts = body.texts(use)
    told = {text: year_of(text) for text in set(texts)}
    known = {text: 0 if year is None else year.year for text, year in told.items()}
    years = np.fromiter(map(known.__getitem__, texts), np.int64, len(texts))
    unknown = np.flatnonzero((years == 0) & lines).tolist()
    for at in unknown:
        counting.leave(at, tr("its year is not known"))
    if unknown:
        found.find(
            Severity.ERROR, place(body.sheet.name, unknown[0] + body.first, use.column), shown(texts[unknown[0]]),
            tr("Lines whose year “{header}” does not tell: {count}", header=use.header, count=number(len(unknown), 0)),
            expected=tr("a year, such as 2025"), done=tr("They were read, but no total counts them"),
        )  # fmt: skip
    return years
