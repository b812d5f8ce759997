"""Write `resources/economy/weo-april-2025.csv` from the IMF's figures: `make_economy.py WEO.csv OUT.csv`.

WEO.csv has the columns iso3, weo_code, year and value. Real growth (NGDP_RPCH, per cent) and nominal GDP (NGDP,
billions, written as millions) are as published; the deflator's growth is that of NGDP_D, and the exchange rate
is NGDP over NGDPD, both rounded to six decimals; the population (LP, millions) is written as thousands.
"""

import csv
import sys
from pathlib import Path

COLUMNS = (
    "member",
    "currency",
    "year",
    "real_growth_pct",
    "deflator_growth_pct",
    "gdp_million",
    "rate_per_usd",
    "population_thousand",
)


def main(source: Path, target: Path) -> None:
    with (Path(__file__).parent.parent / "resources" / "members.csv").open(encoding="utf-8", newline="") as stream:
        currencies = {row["code"]: _series_currency(row) for row in csv.DictReader(stream)}
    with source.open(encoding="utf-8", newline="") as stream:
        figures = {
            (row["iso3"], row["weo_code"], int(row["year"])): float(row["value"])
            for row in csv.DictReader(stream)
            if row["value"]
        }
    members = sorted({member for member, _, _ in figures})
    years = sorted({year for _, _, year in figures})
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for member in members:
            for year in years:
                writer.writerow(_row(figures, member, currencies[member], year))


def _series_currency(row: dict[str, str]) -> str:
    """The currency of the IMF's series in April 2025: the member's own of 2025."""
    found = ""
    for part in row["currencies"].split(";"):
        words = part.split()
        if len(words) == 1 or int(words[2]) <= 2025:
            found = words[0]
    return found


def _row(figures: dict[tuple[str, str, int], float], member: str, currency: str, year: int) -> list[object]:
    def of(code: str, when: int = year) -> float | None:
        return figures.get((member, code, when))

    deflator, before = of("NGDP_D"), of("NGDP_D", year - 1)
    national, dollars = of("NGDP"), of("NGDPD")
    growth = None if deflator is None or not before else round((deflator / before - 1) * 100, 6)
    rate = None if national is None or not dollars else round(national / dollars, 6)
    gdp = None if national is None else round(national * 1000, 3)
    people = of("LP")
    heads = None if people is None else round(people * 1000, 3)
    return [member, currency, year, of("NGDP_RPCH"), growth, gdp, rate, heads]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
