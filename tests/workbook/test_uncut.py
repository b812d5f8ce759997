"""Sheets whose rows stand in one cell each: text files that a program opened by another sign, saved as a workbook."""

from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.workbook.not_known import NotKnown
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.uncut import uncut_in
from workbook.build import Rows, write

SHARES: Rows = (("country,2023,2024",), ("Belgium,1.21,1.3",), ("Norway,1.81,2.2",), ("Poland,3.26,4.12",))
QUOTED: Rows = (
    ('Data Source,"World Development Indicators",',), ('Country Name,"Country Code","2022","2023",',),
    ('Aruba,"ABW","","",',), ('Belgium,"BEL","1.18","1.21",',), ('Norway,"NOR","1.46","1.81",',),
    ('Poland,"POL","2.23","3.26",',),
)  # fmt: skip
LINES: Rows = (
    ("einzelplan;titel;text;soll",), ("14;42301;Bezüge der Soldatinnen", " Soldaten;8100000"),
    ("14;55411;Schützenpanzer;2100000",), ("14;53201;Betrieb;900000",), ("14;55301;Erhaltung;1200000",),
)  # fmt: skip
"""Semicolons in a program that knows commas, which cut a text of one line."""


@pytest.mark.parametrize(("rows", "sign"), [(SHARES, ","), (QUOTED, ","), (LINES, ";")])
def test_that_rows_in_one_cell_are_told_with_the_sign_between_their_fields(
    tmp_path: Path, register: Register, rows: Rows, sign: str
) -> None:
    file = write(tmp_path / "shares.xlsx", {"shares": rows})
    with pytest.raises(WorkbookRefused) as refused:
        read_workbook(file, register)
    assert not isinstance(refused.value, NotKnown)  # nobody can point at columns that are not there
    assert str(refused.value) == (
        f"Each row of sheet “shares” in shares.xlsx stands in one cell, with “{sign}” between its fields; read the text"
        " file that it was made from, or split the column first (in Excel: Data > Text to Columns)."
    )


@pytest.mark.parametrize(
    "rows",
    [
        (("unit,indic,geo\\time", 2012, 2013), ("PPS,00,BE", 120, 119), ("PPS,00,NO", 195, 190)),
        (
            ("Notes",),
            ("In Table 3, shares are of real GDP, at 2015 prices.",),
            ("Figures for 2024, as of June, are estimates.",),
        ),
        (("Belgium, 2023",), ("Norway, 2023",), ("Poland, 2023",)),
    ],
)
def test_that_labels_and_sentences_with_commas_are_no_such_rows(tmp_path: Path, rows: Rows) -> None:
    assert uncut_in(open_book(write(tmp_path / "other.xlsx", {"Data": rows}))) is None
