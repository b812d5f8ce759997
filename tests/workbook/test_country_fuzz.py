"""Seeded harm to tables of countries by year: figures, findings or a refusal, and each cell told once."""

import csv
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from rampath.domain.member import Register
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.told_once import assert_told_once

Rows = list[list[object]]
Harm = Callable[[Rows, random.Random], None]

HOSTILE: tuple[object, ...] = (
    None, "", " ", "..", "nan", "inf", "-", "1e999", "9" * 400, "2035", "2026e", "Slovania", "Italy", "\u202e3.5 %",
    "x" * 3_000, -1, 0, 1e308, -1e308, 1e-320, 2.5, 2035, True, "2024", "Country", "GEO/TIME", "12,5", "1.234",
    "c", ": p",
)  # fmt: skip
NAMES = ("Estonia", "Georgia", "Türkiye", "Slovak Republic", "World", "Iceland", "United States", "Niger", "Greece")


def sipri() -> Rows:
    head: Rows = [
        ["Military expenditure by country as percentage of gross domestic product, 2015-2020 © SIPRI 2021"],
        ["Figures in blue are SIPRI estimates. Figures in red indicate highly uncertain data."],
        ["Country", "Notes", *range(2015, 2021)],
        ["Europe"],
    ]
    return [*head, *([name, "‡3", 0.02, 0.021, "...", 0.019, "xxx", 0.02] for name in NAMES)]


def worldbank() -> Rows:
    head: Rows = [
        ["Data Source", "World Development Indicators"],
        ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2019", "2020", "2021"],
    ]
    return [*head, *([name, "", "GDP (current US$)", "NY.GDP.MKTP.CD", 3.1e10, "", 3.2e10] for name in NAMES)]


def eurostat() -> Rows:
    head: Rows = [
        ["Data extracted on 24/11/2025 from [ESTAT]"],
        ["Unit of measure", "", "Current prices, million euro"],
        ["National accounts indicator (ESA 2010)", "", "Gross domestic product at market prices"],
        ["TIME", "2022", "", "2023", "", "2024", ""],
        ["GEO (Labels)"],
    ]
    return [*head, *([name, 36000.5, "b", 37000.5, "", ":", "c"] for name in NAMES), [], ["Special value"]]


def shuffle_columns(rows: Rows, dice: random.Random) -> None:
    width = max(map(len, rows))
    order = dice.sample(range(width), width)
    rows[:] = [[row[at] if at < len(row) else "" for at in order] for row in rows]


def shuffle_rows(rows: Rows, dice: random.Random) -> None:
    dice.shuffle(rows)


def exchange_cells(rows: Rows, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 8)):
        row = dice.choice(rows)
        if row:
            row[dice.randrange(len(row))] = dice.choice(HOSTILE)


def cut(rows: Rows, dice: random.Random) -> None:
    del rows[dice.randint(1, len(rows)) :]


def put_in_a_row(rows: Rows, dice: random.Random) -> None:
    rows.insert(dice.randrange(len(rows)), [dice.choice(HOSTILE) for _ in range(max(map(len, rows)))])


def put_in_a_column(rows: Rows, dice: random.Random) -> None:
    at = dice.randint(0, 3)
    for row in rows:
        row.insert(at, dice.choice(("", dice.choice(HOSTILE))))


def take_out_a_column(rows: Rows, dice: random.Random) -> None:
    at = dice.randint(0, 3)
    for row in rows:
        del row[at : at + 1]


def mistype_labels(rows: Rows, dice: random.Random) -> None:
    for row in rows:
        if row and isinstance(row[0], str) and len(row[0]) > 2:
            at = dice.randrange(len(row[0]))
            row[0] = row[0][:at] + dice.choice("abcxyz") + row[0][at + 1 :]


HARMS: tuple[Harm, ...] = (
    shuffle_columns, shuffle_rows, exchange_cells, cut, put_in_a_row, put_in_a_column, take_out_a_column,
    mistype_labels,
)  # fmt: skip


def save(rows: Rows, folder: Path, dice: random.Random) -> Path:
    """As a workbook, or as a text with any separator and decimal sign."""
    if dice.random() < 0.6:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Data")
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
        book.save(folder / "harmed.xlsx")
        return folder / "harmed.xlsx"
    sign = "," if dice.random() < 0.5 else "."
    encoding = dice.choice(("utf-8", "utf-8-sig", "utf-16"))
    with (folder / "harmed.csv").open("w", newline="", encoding=encoding) as stream:
        writer = csv.writer(stream, delimiter=dice.choice(",;\t"))
        for row in rows:
            writer.writerow([str(value).replace(".", sign) if isinstance(value, float) else value for value in row])
    return folder / "harmed.csv"


@pytest.mark.parametrize("layout", [sipri, worldbank, eurostat])
def test_that_harmed_tables_give_figures_or_a_refusal(
    tmp_path: Path, register: Register, layout: Callable[[], Rows]
) -> None:
    dice = random.Random(layout.__name__)
    read = 0
    for _ in range(80):
        rows = layout()
        for harm in dice.choices(HARMS, k=dice.randint(1, 3)):
            harm(rows, dice)
        file = save(rows, tmp_path, dice)
        try:
            found = read_workbook(file, register)
        except WorkbookRefused:
            continue
        read += 1
        assert_told_once(found, {cell.place: cell.value for cell in open_book(file).cells()})
        assert all(np.isfinite(row.value) for row in found.observations)
        assert all(each.message and each.place for each in found.findings)
    assert 20 < read < 80
