"""Provenance: the observation that a number is, its file and cell, and what other editions say instead."""

from dataclasses import dataclass, replace
from datetime import date

from rampath.domain.measure_words import measure_words
from rampath.domain.observation import Measure, Observation, year_label
from rampath.domain.plan import Plan, Source
from rampath.domain.reimport import key_of
from rampath.wording import day, listing, number, percent, tr

_SHORT = 12
"""How much of a SHA-256 tells two files apart for the eye."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The observation that counts, the file it came from, and the same figure of other editions, which do not count.

    `source` is None where the plan has no record of the file. `name` is the member's name.
    """

    name: str
    observation: Observation
    source: Source | None
    others: tuple[Observation, ...] = ()


def provenance(
    plan: Plan, member: str, measure: Measure, year: int, *, currency: str = "", price_basis: str = ""
) -> Provenance | None:
    """Where a member's (or aggregate's) figure of a year comes from; None where it was not observed.

    `currency` and `price_basis` choose among several as `Observations.get` does.
    """
    row = plan.observations.get(member, measure, year, currency=currency, price_basis=price_basis)
    if row is None:
        return None
    alike = (
        other
        for other in plan.observations.every(member, measure, year)
        if other.edition != row.edition and _kind_of_figure(other) == _kind_of_figure(row)
    )
    others = {other.edition: other for other in alike}
    return Provenance(plan.register[member].name, row, source_of(plan, row), tuple(others.values()))


def provenance_in(plan: Plan, edition: str, member: str, measure: Measure, year: int) -> Provenance | None:
    """Where the figure of one edition comes from, whether it counts or not; None where it has none."""
    row = plan.observations.in_edition(edition).get(member, measure, year)
    return None if row is None else Provenance(plan.register[member].name, row, source_of(plan, row))


def provenance_again(plan: Plan, found: Provenance) -> Provenance | None:
    """Where the same figure comes from in a plan that has become another one; None where it is not in there."""
    row, key = found.observation, key_of(found.observation)
    alike = plan.observations.every(row.member, row.measure, row.year)
    now = next((each for each in alike if key_of(each) == key and (each.file, each.cell) == (row.file, row.cell)), None)
    if now is None:
        return None
    counting = provenance(
        plan, row.member, row.measure, row.year, currency=row.currency or "", price_basis=row.price_basis
    )
    if counting is not None and counting.observation is now:
        return counting
    return Provenance(plan.register[row.member].name, now, source_of(plan, now))


def source_of(plan: Plan, row: Observation) -> Source | None:
    """The record of the file that an observation came from; of two files of one name that of its edition.

    A figure that stands although the file no longer has it, or has it in other terms, came from an older one, whose
    bytes and day are not known.
    """
    named = [source for source in plan.sources if source.file == row.file]
    found = next((source for source in named if source.edition == row.edition), named[-1] if named else None)
    key = key_of(row)
    said = [decision.said for decision in plan.decisions if decision.key == key]
    if found is None or all(each and each == row.raw for each in said):
        return found
    return replace(found, sha256="", read="")


def provenance_lines(found: Provenance, *, whole: bool = False) -> tuple[str, ...]:
    """The sentences of a provenance, a line each; with `whole` the SHA-256 is not shortened."""
    row, source = found.observation, found.source
    head = tr("{name} {year}, {measure}: {figure}", name=found.name, year=year_label(row.year, row.kind),
              measure=measure_words(row.measure), figure=figure_words(row))  # fmt: skip
    stands = tr("{edition}, {cell}: “{raw}”", edition=row.edition or tr("no edition"), cell=row.cell or tr("no cell"),
                raw=row.raw)  # fmt: skip
    lines = [head, stands]
    lines += _file_lines(row, source, whole=whole)
    if row.edited:
        read = figure_words(replace(row, value=row.value_read))
        lines.append(tr("Changed by hand since it was read; the file says {figure}", figure=read))
    if found.others:
        others = [
            tr("{edition} gives {figure}", edition=other.edition, figure=figure_words(other)) for other in found.others
        ]
        lines.append(tr("{edition} counts here; {others}", edition=row.edition, others=listing(others)))
    return tuple(lines)


def figure_words(row: Observation) -> str:
    """The value with its unit and price basis: `2.85 %`, `8,126.0 EUR million at constant 2021 prices`."""
    words = f"{number(row.value, 0 if abs(row.value) >= 1000 else 1)} {row.unit}"
    if row.unit == "fraction":
        words = percent(row.value)
    return tr("{words} at {basis} prices", words=words, basis=row.price_basis) if row.price_basis else words


def _kind_of_figure(row: Observation) -> tuple[str, str, str]:
    """What two editions must share to be the same figure; a share may rest on the prices of another base year."""
    basis = row.price_basis.split(" ")[0] if row.unit == "fraction" else row.price_basis
    return row.unit, basis, row.detail


def read_day(source: Source | None) -> str:
    """The day on which a file was read, in words; nothing where it is not known."""
    if source is None or not source.read:
        return ""
    try:
        return day(date.fromisoformat(source.read[:10]))
    except ValueError:
        return source.read


def lines_of_source(plan: Plan, row: Observation) -> tuple[str, ...]:
    """The file of an observation, when it was read, and its SHA-256, a line each."""
    return _file_lines(row, source_of(plan, row), whole=False)


def _file_lines(row: Observation, source: Source | None, *, whole: bool) -> tuple[str, ...]:
    return (row.file or tr("no file"),) if source is None else source_lines(source, whole=whole)


def source_lines(source: Source, *, whole: bool = False) -> tuple[str, ...]:
    """A file with the day on which it was read, and its SHA-256, a line each."""
    read = read_day(source)
    lines = [tr("{file}, read on {day}", file=source.file, day=read) if read else source.file]
    if source.sha256:
        digest = source.sha256 if whole else source.sha256[:_SHORT] + "…"
        lines.append(tr("SHA-256 {digest}", digest=digest))
    return tuple(lines)
