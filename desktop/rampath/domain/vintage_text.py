"""The vintage table in words: what a series is called, how its figures are written, and the whole of it as rows."""

from collections.abc import Iterator

from rampath.domain.measure_words import basis_words, decimals, figure_words, measure_words
from rampath.domain.member import Register
from rampath.domain.observation import CURRENT, Kind, Observation, year_label
from rampath.domain.vintage import CONSTANT, DOLLARS, OWN, Variant, Vintage, VintageTable
from rampath.wording import MINUS, number, tr

COUNTS = "●"
BY_HAND = "✎"

Rows = list[list[str]]


def variant_words(variant: Variant) -> str:
    """`core defence expenditure, US dollars, constant prices`."""
    currencies = {OWN: tr("own currency"), DOLLARS: tr("US dollars")}
    prices = {CURRENT: tr("current prices"), CONSTANT: tr("constant prices")}
    words = [measure_words(variant.measure), variant.detail]
    words += [currencies.get(variant.currency, ""), prices.get(variant.prices, "")]
    return ", ".join(filter(None, words))


def vintage_words(vintage: Vintage) -> str:
    """An edition with the unit and the prices of its money: `NATO June 2024, BGN million, current prices`."""
    if vintage.unit == "fraction":
        return vintage.edition
    return ", ".join(filter(None, (vintage.edition, vintage.unit, basis_words(vintage.price_basis))))


def figure_text(row: Observation | None) -> str:
    """The bare figure as it is typed, with all its decimals: per cent for fractions, else in its own unit."""
    if row is None:
        return ""
    if row.unit == "fraction":
        return number(row.value * 100, max(2, decimals(row.value * 100)))
    return number(row.value, decimals(row.value))


def _rounded(row: Observation) -> str:
    """The figure as it is shown: per cents with two decimals, money and heads with fewer the larger they are."""
    if row.unit == "fraction":
        return number(row.value * 100, 2)
    places = 0 if abs(row.value) >= 1000 else 1 if abs(row.value) >= 100 else 2
    return number(row.value, min(places, decimals(row.value)))


def shown_figure(table: VintageTable, row: int, column: int) -> str:
    """The figure with its signs: ● where it counts, ✎ where it was set by hand, e for an estimate, p for a plan."""
    vintage = table.vintages[row]
    found = vintage.figures[column]
    if found is None:
        return ""
    signs = [COUNTS] if table.counts[column] == vintage.edition else []
    signs += [_rounded(found)]
    signs += ["e"] if found.kind is Kind.ESTIMATE else ["p"] if found.kind is Kind.PLAN else []
    signs += [BY_HAND] if found.edited else []
    return " ".join(signs)


def shown_revision(table: VintageTable, row: int, column: int) -> str:
    """The revision of a figure in percentage points, or in per cent where it is money or heads; "" for none."""
    change = table.revision(row, column)
    return "" if change is None else number(change * 100, 2, sign=True)


def revision_words(table: VintageTable, row: int) -> str:
    """What a row of revisions is called, with the edition that they are against, or why there are none."""
    against = table.revised_from(row)
    if against:
        before = against[0] if len(against) == 1 else tr("the edition before")
        if table.in_points:
            return tr("revision from {edition}, pp", edition=before)
        return tr("revision from {edition}, %", edition=before)
    return tr("not compared: other prices") if table.overlaps(row) else tr("not compared: no year in common")


def figure_tip(table: VintageTable, row: int, column: int) -> str:
    """Where a figure stands, what stands there, and what it is."""
    vintage = table.vintages[row]
    found = vintage.figures[column]
    if found is None:
        return tr("{edition} tells nothing for {year}.", edition=vintage.edition, year=table.years[column])
    lines = [
        tr("{edition}, {year}: {kind}", edition=vintage.edition, year=year_label(found.year, found.kind),
           kind=tr(found.kind.value)),
        figure_words(found.value, found.unit),
        tr("{file}, {cell}: “{raw}”", file=found.file, cell=found.cell, raw=found.raw),
    ]  # fmt: skip
    if found.edited:
        lines.append(tr("Set by hand; the file says {read}.", read=figure_words(found.value_read, found.unit)))
    lines.append(tr("This figure counts.") if table.counts[column] == vintage.edition else tr("It does not count."))
    return "\n".join(lines)


def block(table: VintageTable) -> Rows:
    """The table as it is shown, with its headers, for a clipboard; numbers without signs of their own."""
    rows: Rows = [["", *(str(year) for year in table.years)]]
    for i, revised in table.lines:
        vintage = table.vintages[i]
        if revised:
            cells = [_plain(shown_revision(table, i, j)) for j in range(len(table.years))]
            rows.append([revision_words(table, i), *cells])
        else:
            rows.append([vintage_words(vintage), *(_plain(figure_text(figure)) for figure in vintage.figures)])
    return rows


RECORD_HEADERS = (
    "member", "name", "measure", "detail", "edition", "year", "value", "unit", "price_basis", "kind", "counts",
    "value_as_read", "revision", "revised_from", "file", "cell", "text_in_cell",
)  # fmt: skip


def records(table: VintageTable, register: Register) -> Iterator[list[str | float | int]]:
    """A row for each figure, for a CSV: fractions as fractions, empty where there is nothing to say."""
    for i, vintage in enumerate(table.vintages):
        for j, found in enumerate(vintage.figures):
            if found is None:
                continue
            revision, older = table.revision(i, j), table.before(i, j)
            yield [
                found.member, register[found.member].name, found.measure.value, found.detail, found.edition, found.year,
                found.value, found.unit, found.price_basis, found.kind.value,
                "yes" if table.counts[j] == vintage.edition else "no", found.value_read,
                "" if revision is None else round(revision, 12),
                "" if revision is None or older is None else older.edition, found.file, found.cell, found.raw,
            ]  # fmt: skip


def _plain(text: str) -> str:
    """A number as spreadsheets understand it."""
    return text.replace(",", "").replace(MINUS, "-").replace("\u2009", "")


def explained(table: VintageTable | None) -> str:
    """What the signs mean, and what a revision is."""
    if table is None:
        return ""
    what = tr("In per cent; a revision is in percentage points, from the same publisher's edition before.")
    if not table.in_points:
        what = tr("A revision is in per cent, from the same publisher's edition before, in the same unit and prices.")
    signs = tr("● counts, e is an estimate, p a plan, ✎ was set by hand. Type over a figure to set it by hand.")
    return f"{what} {signs}"
