"""Money that is out of proportion to the GDP that is known, and that no power of a thousand mends: it is told only."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.measure_words import measure_words
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.wording import tr
from rampath.workbook.implausible import part_of_gdp
from rampath.workbook.known_gdp import HELD_AGAINST_GDP, KnownGdp, is_beyond
from rampath.workbook.plausible_words import told_part, told_value, whose

_MOST_ROWS = 4
"""More rows of a sheet are told of together."""

Beyond = list[tuple[Observation, float]]
"""Values with the part of GDP that each comes to."""


def out_of_proportion(
    rows: Sequence[Observation], doubted: Collection[int], known: KnownGdp | None, register: Register
) -> Iterator[Finding]:
    """A warning for each row of a sheet with such values, or for all where there are many; those that are asked about
    (`doubted`, by their place among `rows`) are none of them.
    """
    if known is None:
        return
    by_sheet: dict[object, dict[object, Beyond]] = defaultdict(lambda: defaultdict(list))
    for at, row in enumerate(rows):
        if at in doubted or row.measure not in HELD_AGAINST_GDP or row.value <= 0:
            continue
        part = part_of_gdp(known, row)
        if part is not None and is_beyond(part, row.measure):
            sheet = row.file, row.cell.rpartition("!")[0], row.measure, row.price_basis, part < 1
            by_sheet[sheet][row.member, row.unit, row.detail].append((row, part))
    for lines in by_sheet.values():
        together = [[each for line in lines.values() for each in line]] if len(lines) > _MOST_ROWS else lines.values()
        for found in together:
            yield _finding(found, known, register)


def _finding(found: Beyond, known: KnownGdp, register: Register) -> Finding:
    row, part = found[0]
    fields = {
        "who": whose([row for row, _ in found], register), "what": measure_words(row.measure), "count": len(found),
        "value": told_value(row, row.value), "part": told_part(part), "source": known.source,
    }  # fmt: skip
    if len(found) == 1:
        said = tr("{who}: {what} is {value} here, {part} in {source}", **fields)
        done = tr("It was read as it stands; check the figure and its unit")
    else:
        said = tr("{who}: {count} values of “{what}” are out of proportion to GDP in {source}, the first with {value},"
                  " {part}", **fields)  # fmt: skip
        done = tr("They were read as they stand; check the figures and their unit")
    return told(Severity.WARNING, row.cell, row.raw, said, done=done)
