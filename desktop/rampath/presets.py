"""The presets: register, commitments, economies and markings, read from files that anybody can review."""

import csv
import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from rampath.domain.commitment import Commitment, Pillar, Rule, Target
from rampath.domain.economy import Economy, Outlook
from rampath.domain.member import AGGREGATES, CurrencyPeriod, Member, Register
from rampath.wording import tr

ORDER = ("hague-2035", "compromise-2032", "us-request", "wales-2014")
"""The commitments in the order in which they are offered; others follow by name."""

_CHANGE = re.compile(r"^([A-Z]{3})(?:\s+from\s+(\d{4})(?:\s+at\s+([\d.]+))?)?$")


class PresetSpoilt(ValueError):
    """A preset file that cannot be used; the message names the file, the place and what is expected."""

    def __init__(self, file: Path, where: str, expected: str) -> None:
        super().__init__(
            tr("{file}, {where}: {expected}. Mend the file or install Rampath again.",
               file=file.name, where=where, expected=expected)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marking:
    """A label that can be chosen, with the colours (`#rrggbb`) of its band and of the text on it."""

    label: str
    band: str
    text: str


def read_register(folder: Path) -> Register:
    """The members and aggregates of `members.csv`."""
    file = folder / "members.csv"
    rows = [_member(file, number, row) for number, row in _csv(file)]
    return Register(
        tuple(row for row in rows if row.code not in AGGREGATES),
        tuple(row for row in rows if row.code in AGGREGATES),
    )


def read_commitments(folder: Path) -> tuple[Commitment, ...]:
    """The commitments of `commitments/*.toml`."""
    files = sorted((folder / "commitments").glob("*.toml"), key=lambda file: (_place(file.stem), file.stem))
    return tuple(_commitment(file) for file in files)


def read_economy(folder: Path, economy_id: str = "weo-april-2025") -> Economy:
    """An economy: its source from `economy/ID.toml`, its figures from `economy/ID.csv`."""
    told = _toml(folder / "economy" / f"{economy_id}.toml")
    file = folder / "economy" / f"{economy_id}.csv"
    by_member: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for number, row in _csv(file):
        by_member.setdefault(row["member"], []).append((number, row))
    return Economy(
        id=economy_id,
        name=str(told["name"]),
        source=str(told["source"]),
        outlooks={code: _outlook(file, rows) for code, rows in by_member.items()},
        extension=str(told["extension"]),
        assumption=str(told["assumption"]),
    )


def read_markings(folder: Path) -> tuple[Marking, ...]:
    """The labels of `markings/*.toml`, in the order of the files and of the labels in each."""
    return tuple(
        Marking(str(each["label"]), str(each["band"]), str(each["text"]))
        for file in sorted((folder / "markings").glob("*.toml"))
        for each in _toml(file)["labels"]
    )


def _place(stem: str) -> int:
    return ORDER.index(stem) if stem in ORDER else len(ORDER)


def _csv(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV with their line numbers."""
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        for row in reader:
            if None in row or None in row.values():
                expected = tr("expected {count} columns", count=len(reader.fieldnames or ()))
                raise PresetSpoilt(file, tr("line {line}", line=reader.line_num), expected)
            yield reader.line_num, row


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PresetSpoilt(file, tr("as a whole"), str(error)) from error


def _member(file: Path, line: int, row: dict[str, str]) -> Member:
    where = tr("line {line}", line=line)
    periods = []
    for part in row["currencies"].split(";"):
        found = _CHANGE.match(part.strip())
        if found is None:
            raise PresetSpoilt(file, where, tr("expected currencies such as “BGN; EUR from 2026 at 1.95583”"))
        code, since, rate = found.groups()
        periods.append(CurrencyPeriod(code, int(since) if since else None, float(rate) if rate else None))
    if not row["accession"].isdigit() or row["has_forces"] not in {"yes", "no"}:
        raise PresetSpoilt(file, where, tr("expected a year of accession, and yes or no for forces"))
    return Member(
        code=row["code"],
        name=row["name_en"],
        name_fr=row["name_fr"],
        accession=int(row["accession"]),
        currencies=tuple(periods),
        has_forces=row["has_forces"] == "yes",
        aliases=tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip()),
    )


def _commitment(file: Path) -> Commitment:
    told = _toml(file)
    try:
        return Commitment(
            id=str(told["id"]),
            name=str(told["name"]),
            targets=tuple(
                Target(Pillar(each["pillar"]), _fraction(each["percent"]), bool(each.get("up_to", False)))
                for each in told["targets"]
            ),
            start=int(told["start"]),
            deadline=int(told["deadline"]),
            review=int(told["review"]) if "review" in told else None,
            equipment_floor=_fraction(told["equipment_floor_percent"]) if "equipment_floor_percent" in told else None,
            rule=Rule(told.get("rule", Rule.PUBLISHED.value)),
            annual_plans=bool(told.get("annual_plans", False)),
            text=" ".join(str(told["text"]).split()),
            source=str(told["source"]),
        )
    except KeyError as error:
        raise PresetSpoilt(file, tr("as a whole"), tr("{key} is missing", key=error)) from error
    except (TypeError, ValueError) as error:
        raise PresetSpoilt(file, tr("as a whole"), str(error)) from error


def _outlook(file: Path, rows: list[tuple[int, dict[str, str]]]) -> Outlook:
    years = [int(row["year"]) for _, row in rows]
    if years != list(range(years[0], years[0] + len(years))):
        raise PresetSpoilt(file, tr("line {line}", line=rows[0][0]), tr("expected the years without gaps"))

    def series(column: str) -> tuple[float, ...]:
        return tuple(float(row[column]) if row[column] else math.nan for _, row in rows)

    return Outlook(
        first_year=years[0],
        currency=rows[0][1]["currency"],
        real_growth=tuple(value / 100 for value in series("real_growth_pct")),
        deflator_growth=tuple(value / 100 for value in series("deflator_growth_pct")),
        gdp=series("gdp_million"),
        rate=series("rate_per_usd"),
    )


def _fraction(percent: object) -> float:
    """A per cent as a fraction: 3.5 is the float nearest to 0.035."""
    return float(Decimal(str(percent)) / 100)
