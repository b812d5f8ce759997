"""The budget lists of one book: which show lines of another again, and what is said of one and holds for its like."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rampath.workbook.draft_entry import Entry
from rampath.workbook.mapping import FIGURES, Form, Mapping

OF_ALIKE = frozenset({"member", "currency", "power", "price_basis", "decimal", "nested"})
"""What lists of one book that are headed alike have in common."""


def shows_again(mapping: Mapping, others: Sequence[Mapping]) -> bool:
    """Whether a list has the columns of words of another one, and no amounts but some of its."""
    return any(_amounts(mapping) < _amounts(other) and are_alike(mapping, other) for other in others)


def are_alike(one: Mapping, other: Mapping) -> bool:
    """Whether two lists are headed alike, but for their amounts."""
    return one.form is other.form is Form.LINES and _words(one) == _words(other)


def saying(entries: Sequence[Entry], at: int, field: str, value: object) -> tuple[Entry, ...]:
    """The tables with a field of one said, and of the lists like it that were taken for the same until then."""
    said: dict[str, Any] = {field: value}
    first = entries[at].mapping

    def meant(nth: int, entry: Entry) -> bool:
        same = field in OF_ALIKE and getattr(entry.mapping, field) == getattr(first, field)
        return nth == at or (same and are_alike(entry.mapping, first))

    return tuple(
        entry.with_mapping(replace(entry.mapping, **said), field) if meant(nth, entry) else entry
        for nth, entry in enumerate(entries)
    )


def _words(mapping: Mapping) -> set[str]:
    """The headings of a list that are of no year."""
    others = (use for use in mapping.columns if use.role not in FIGURES)
    return {use.header for use in others if use.header and not any(map(str.isdigit, use.header))}


def _amounts(mapping: Mapping) -> set[tuple[object, ...]]:
    return {(use.year, use.month, use.stage.casefold()) for use in mapping.figures}
