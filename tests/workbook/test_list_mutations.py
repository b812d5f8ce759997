"""Budget files with something wrong in them: lines, findings or a refusal in words, and no cell unaccounted for."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.opening import Presets
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import Reading, read_by_profile, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.lists import shipped, text_file

HEAD = ["einzelplan", "einnahmen-ausgaben", "kapitel", "titel", "funktion", "titel-text", "seite", "soll"]
ROWS = [
    [f"{plan:02}", side, f"{plan:02}{chapter:02}", f"{title}{number:04}", "032", f"Titel {number}", "7", str(soll)]
    for plan in (1, 14, 60)
    for chapter in (1, 2)
    for side, title in (("E", 1), ("A", 5))
    for number, soll in ((101, 1000 * plan), (102, -50 * chapter), (103, 0))
]
Table = list[list[str]]
Mutation = Callable[[Table, random.Random], Table]


def shuffled(table: Table, draw: random.Random) -> Table:
    order = draw.sample(range(len(table[0])), len(table[0]))
    return [[row[at] for at in order] for row in table]


def renamed(table: Table, draw: random.Random) -> Table:
    table[0][draw.randrange(len(table[0]))] += draw.choice(["x", " neu", "y z"])
    return table


def dropped(table: Table, draw: random.Random) -> Table:
    gone = draw.randrange(len(table[0]))
    return [row[:gone] + row[gone + 1 :] for row in table]


def doubled(table: Table, draw: random.Random) -> Table:
    twice = draw.randrange(len(table[0]))
    return [[*row, row[twice]] for row in table]


def dirtied(table: Table, draw: random.Random) -> Table:
    for _ in range(5):
        row = table[draw.randrange(1, len(table))]
        row[draw.randrange(len(row))] = draw.choice(
            ["", "-", "n/a", "#REF!", "1.234,5", "1,5", "12 €", "Summe", "\x00"]
        )
    return table


def padded(table: Table, draw: random.Random) -> Table:
    above = [["Bundeshaushalt"], []][: draw.randrange(3)]
    return [*above, *table, [], ["Summe", "", "", "", "", "", "", "1"], ["Quelle: BMF"]]


def torn(table: Table, draw: random.Random) -> Table:
    return [row[: draw.randrange(len(row) + 1)] if draw.random() < 0.2 else row for row in table]


MUTATIONS: list[Mutation] = [shuffled, renamed, dropped, doubled, dirtied]
LAST: list[Mutation] = [padded, torn]


def outcome(file: Path, presets: Presets) -> Reading | str:
    """What is read unasked, or else by the profile that was made for it."""
    try:
        return read_workbook(file, presets.register, profiles=presets.profiles)
    except WorkbookRefused:
        try:
            return read_by_profile(open_book(file), shipped("de-haushalt"), presets.register)
        except WorkbookRefused as refusal:
            return str(refusal)


@pytest.mark.parametrize("seed", range(60))
def test_that_a_spoilt_list_gives_lines_findings_or_a_refusal(tmp_path: Path, presets: Presets, seed: int) -> None:
    draw = random.Random(seed)
    table = [row[:] for row in (HEAD, *ROWS)]
    for mutation in (*draw.sample(MUTATIONS, draw.randrange(1, 4)), *draw.sample(LAST, draw.randrange(3))):
        table = mutation(table, draw)
    file = text_file(tmp_path / "hh_2024.csv", table, end=draw.choice(["\n", "\r\n"]))
    if draw.random() < 0.4:
        content = bytearray(file.read_bytes())
        for _ in range(draw.randrange(1, 8)):
            content[draw.randrange(len(content))] = draw.randrange(256)
        file.write_bytes(bytes(content[: draw.randrange(20, len(content))] if draw.random() < 0.5 else content))
    found = outcome(file, presets)
    if isinstance(found, str):
        assert "hh_2024.csv" in found
    else:
        assert found.used + found.unused_cells == found.cells
        assert all(finding.message for finding in found.findings)


@pytest.mark.parametrize("mutation", [renamed, dropped])
def test_that_no_needed_column_goes_missing_in_silence(tmp_path: Path, register: Register, mutation: Mutation) -> None:
    needed = [column.headers[0] for column in shipped("de-haushalt").sheets[0].needed]
    for seed in range(20):
        table = mutation([row[:] for row in (HEAD, *ROWS)], random.Random(seed))
        lost = [header for header in needed if header not in table[0]]
        book = open_book(text_file(tmp_path / "hh_2024.csv", table))
        if lost == ["soll"]:
            with pytest.raises(WorkbookRefused, match="“soll”"):
                read_by_profile(book, shipped("de-haushalt"), register)
        else:
            findings = read_by_profile(book, shipped("de-haushalt"), register).findings
            said = " ".join(finding.message for finding in findings if finding.severity.value == "error")
            assert all(f"“{header}”" in said for header in lost), (lost, said)
