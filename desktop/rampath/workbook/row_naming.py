"""Which columns of a table of years name its rows."""

from itertools import chain

from rampath.workbook.mapping import ColumnUse, Mapping, Role


def label_columns(mapping: Mapping) -> tuple[ColumnUse, ...]:
    """The columns in which a row may be named: its label, and words left of the figures."""
    named = chain(mapping.of_role(Role.LABEL), mapping.of_role(Role.PERIOD))
    texts = (use for use in mapping.of_role(Role.TEXT) if use.column < _first(mapping))
    return (*named, *texts)


def columns_of_totals(mapping: Mapping) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where a row may be called a sum: where it is named, and where it is not, in any other column left of the figures,
    such as that of the running number.
    """
    named = tuple(use.column for use in label_columns(mapping))
    return named, tuple(column for column in range(1, _first(mapping)) if column not in named)


def _first(mapping: Mapping) -> int:
    return min((use.column for use in mapping.figures), default=0)
