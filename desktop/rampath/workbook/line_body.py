"""The body of a list: the rows between header and end, column by column, each column read once."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import Chosen
from rampath.workbook.column import Column, Numbers, columns_of
from rampath.workbook.grid import Row, Sheet
from rampath.workbook.mapping import ColumnUse, Mapping, Part, Role
from rampath.workbook.numeral import Separators

WORDS = frozenset({Role.CODE, Role.TITLE, Role.HEADING, Role.COUNTED, Role.TEXT, Role.LABEL, Role.PERIOD})
"""The roles whose cells describe a line."""
_FEWEST_HEADS, _MOST_TOTALS = 3, 2
ENDS = "…"
"""Before words by which a total ends, rather than begins: `…kokku`."""


def head_once(texts: Sequence[str]) -> bool:
    """Whether several texts, each once, stand beside a few of the lines, from the first on or from below totals.

    So stand the numbers of chapters beside these, and none beside what they hold.
    """
    found = [text for text in texts if text]
    few = _FEWEST_HEADS <= len(found) < len(texts) / 2
    return few and len(found) == len(set(found)) and any(texts[: _MOST_TOTALS + 1])


class Body:
    """The rows of a sheet that may be lines; `first` is the sheet row of the first, `torn` are those that are none."""

    def __init__(
        self, sheet: Sheet, mapping: Mapping, between: Callable[[], None] = lambda: None, torn: Sequence[int] = ()
    ) -> None:
        self.sheet = sheet
        self.torn = torn
        self.mapping = mapping
        self.first = mapping.begins
        last = len(sheet.rows) if mapping.last_row is None else min(mapping.last_row, len(sheet.rows))
        self.rows: list[Row] = sheet.rows[self.first - 1 : last]
        self.width = sheet.width
        self._columns = columns_of(self.rows, self.width, between)
        self._texts: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, column: int) -> Column:
        return self._columns[column - 1] if column <= self.width else self._nowhere

    @cached_property
    def _nowhere(self) -> Column:
        """A column beyond the sheet, which holds nothing."""
        return columns_of([[]] * len(self.rows), 1)[0]

    def texts(self, use: ColumnUse) -> list[str]:
        """The texts of a column, codes with their leading zeros."""
        if use.column not in self._texts:
            self._texts[use.column] = self.column(use.column).texts(use.digits)
        return self._texts[use.column]

    def numbers(self, use: ColumnUse, separators: Separators | None) -> Numbers:
        return self.column(use.column).numbers(self.mapping.power - 6, separators)

    def filled(self, columns: Sequence[int]) -> Chosen:
        """Which rows hold something in one of these columns."""
        held = np.zeros(len(self.rows), dtype=np.bool_)
        for column in columns:
            held |= self.column(column).filled
        return held

    def count(self, columns: Sequence[int]) -> NDArray[np.int64]:
        """How many cells of these columns hold something, row by row."""
        counts = np.zeros(len(self.rows), dtype=np.int64)
        for column in columns:
            counts += self.column(column).filled
        return counts

    @cached_property
    def held(self) -> NDArray[np.int64]:
        """How many cells hold something, row by row."""
        return self.count(range(1, self.width + 1))

    @cached_property
    def words(self) -> tuple[ColumnUse, ...]:
        """The columns that describe a line."""
        return tuple(use for use in self.mapping.columns if use.role in WORDS)

    def use_called(self, header: str) -> ColumnUse | None:
        """The column with this header."""
        return next((use for use in self.mapping.columns if use.header == header), None)

    def which(self, use: ColumnUse, fits: Callable[[str], bool]) -> Chosen:
        """Which rows have a text in a column that fits; each text is looked at once."""
        texts = self.texts(use)
        known = {text: fits(text) for text in set(texts)}
        return np.fromiter(map(known.__getitem__, texts), dtype=np.bool_, count=len(texts))

    def belonging(self, part: Part) -> dict[str, Chosen]:
        """The rows that belong to a part, by its name; by each text of the column where it names none."""
        use = self.use_called(part.header)
        if use is None:
            return {}
        texts = self.group_texts(use)
        if part.begins:
            known = {text: text.startswith(part.begins) for text in set(texts)}
            return {part.name: np.fromiter(map(known.__getitem__, texts), np.bool_, len(texts))}
        place: dict[str, int] = {}
        at = np.fromiter((place.setdefault(text, len(place)) for text in texts), np.int64, len(texts))
        return {text: at == which for text, which in place.items() if text}

    def group_texts(self, use: ColumnUse) -> list[str]:
        """The texts of a column; where it names groups at the first line of each, as merged cells do, for all of them.

        Such a column stands before codes and titles, is filled in the first row and in less than half of the others;
        below a total or two where each of its texts stands once. What stands further left begins all groups anew.
        """
        texts = self.texts(use)
        if not self._heads_groups(use, texts):
            return texts
        left = [each for each in self.words if each.column < use.column and self._heads_groups(each, self.texts(each))]
        above = [self.texts(each) for each in left]
        found, current = [], ""
        for at, text in enumerate(texts):
            if text or any(column[at] for column in above):
                current = text
            found.append(current)
        return found

    def _heads_groups(self, use: ColumnUse, texts: Sequence[str]) -> bool:
        named = [each.column for each in self.words if each.role in {Role.CODE, Role.TITLE, Role.LABEL}]
        sparse = use.role is Role.HEADING and 0 < sum(map(bool, texts)) < len(texts) / 2
        return sparse and use.column < max(named, default=0) and (texts[0] != "" or head_once(texts))

    def says_total(self, row: Row) -> bool:
        """Whether one of a row's texts begins like a total."""
        pattern = self.total_words
        return pattern is not None and any(isinstance(value, str) and pattern.match(value) is not None for value in row)

    @cached_property
    def total_words(self) -> re.Pattern[str] | None:
        """What the first words of a total are; of one that begins with `…` the last ones."""
        first = "|".join(re.escape(word) for word in self.mapping.totals if not word.startswith(ENDS))
        last = "|".join(re.escape(word.removeprefix(ENDS)) for word in self.mapping.totals if word.startswith(ENDS))
        parts = [rf"[\W_]*(?:{first})(?!\w)"] if first else []
        parts += [rf".*(?<!\w)(?:{last})[\W_]*$"] if last else []
        return re.compile("|".join(parts), re.IGNORECASE) if parts else None
