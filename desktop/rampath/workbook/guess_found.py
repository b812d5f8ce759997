"""A table as it was found on a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rampath.domain.member import Member
from rampath.workbook.mapping import Form
from rampath.workbook.names import Recognised
from rampath.workbook.years import Year


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was found: its form, header row, and the rows and columns of its figures.

    `years` by column (YEARS) or by row (DOWN, LONG); `named` says whom the rows, or the columns (DOWN), name: members
    and other countries. `label` and `period` are columns, 0 where there is none. `first_row` is told for a block that
    has its header further up, `last_row` where something else follows. `score` counts the figures that it explains.
    A table is `parted` where it is one of several below one header, or has one of its own amid the figures. The columns
    `beside` are those of other tables over the same rows, which the words in `beside_row` tell apart. Where a row above
    the figures parts them from others below the same header and holds words alone, that is its `head_row`.
    """

    form: Form
    header_row: int
    rows: tuple[int, ...]
    values: tuple[int, ...]
    years: Mapping[int, Year]
    label: int = 0
    period: int = 0
    named: Mapping[int, Recognised] = field(default_factory=dict)
    first_row: int = 0
    last_row: int | None = None
    score: float = 0.0
    parted: bool = False
    beside: frozenset[int] = frozenset()
    beside_row: int = 0
    head_row: int = 0

    @property
    def members(self) -> dict[int, Member]:
        """The members among those that are named."""
        return {at: found.member for at, found in self.named.items() if found.member is not None}

    @property
    def names_several_times(self) -> bool:
        """Whether each member stands in several rows of a table of years, which something else tells apart."""
        codes = [member.code for member in self.members.values()]
        return self.form is Form.YEARS and 0 < 2 * len(set(codes)) <= len(codes)
