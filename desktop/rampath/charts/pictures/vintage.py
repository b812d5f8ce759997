"""One series in every edition, as it is drawn: a line for each, the one that counts told from the others."""

from dataclasses import dataclass

from rampath.charts.series import Point
from rampath.domain.vintage import VintageTable
from rampath.domain.vintage_text import variant_words
from rampath.wording import tr


@dataclass(frozen=True, slots=True)
class VintageLine:
    """One edition's figures (fractions). `back` counts the editions that do not count, the newest of them 0."""

    edition: str
    points: tuple[Point, ...]
    counts: bool
    back: int


@dataclass(frozen=True, slots=True)
class VintagePicture:
    """The lines of all editions, the oldest first, and the years from the first to the last."""

    title: str
    lines: tuple[VintageLine, ...]
    years: tuple[int, ...]


def vintage_picture(table: VintageTable | None) -> VintagePicture:
    """The picture of a vintage table of fractions; one without lines where there are no figures."""
    if table is None or not table.vintages:
        return VintagePicture(tr("No figures"), (), ())
    last = next((edition for edition in reversed(table.counts) if edition is not None), None)
    others = [vintage.edition for vintage in reversed(table.vintages) if vintage.edition != last]
    lines = tuple(
        VintageLine(
            vintage.edition,
            tuple(Point(row.year, row.value, row.kind) for row in vintage.figures if row is not None),
            vintage.edition == last,
            0 if vintage.edition == last else others.index(vintage.edition),
        )
        for vintage in table.vintages
    )
    editions = ", ".join(line.edition for line in lines)
    title = tr("{series} in {editions}", series=variant_words(table.variant), editions=editions)
    return VintagePicture(title, lines, table.years)
