"""Each edition of NATO's tables, written from figures that are known: all of them come back, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.reading import Reading, read_workbook
from workbook.nato_editions import Edition, Figure, Written, write_edition
from workbook.nato_layouts import EDITION_2016, EDITION_2019, EDITION_2024, EDITION_2026, EDITIONS, FRENCH_2024


def figures_of(found: Reading) -> dict[str, Figure]:
    return {
        row.cell: (row.member, row.measure.value, row.year, row.value, row.unit, row.price_basis, row.kind.value)
        for row in found.observations
    }


@pytest.fixture(scope="module", params=EDITIONS, ids=lambda edition: edition.file)
def read(
    request: pytest.FixtureRequest, register: Register, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Edition, Written, Reading]:
    edition: Edition = request.param
    written = write_edition(edition, tmp_path_factory.mktemp("edition"))
    return edition, written, read_workbook(written.file, register)


def test_that_every_figure_comes_back_from_its_cell(read: tuple[Edition, Written, Reading]) -> None:
    _, written, found = read
    assert figures_of(found) == written.figures
    assert len(written.figures) > 2600


def test_that_every_other_cell_has_its_reason(read: tuple[Edition, Written, Reading]) -> None:
    _, written, found = read
    assert {each.place: each.reason for each in found.unused} == written.reasons
    assert found.used + found.unused_cells == found.cells == written.cells


def test_that_the_edition_is_known(read: tuple[Edition, Written, Reading]) -> None:
    edition, _, found = read
    assert found.edition == edition.name


def test_that_nothing_is_asked_or_warned_of(read: tuple[Edition, Written, Reading]) -> None:
    _, _, found = read
    assert found.questions == ()
    assert [each for each in found.findings if each.severity is not Severity.NOTE] == []


Read = Callable[..., Reading]


@pytest.fixture
def read_changed(tmp_path: Path, register: Register) -> Read:
    def write_and_read(edition: Edition, change: Callable[[Workbook], None] = lambda _book: None) -> Reading:
        return read_workbook(write_edition(edition, tmp_path, change).file, register)

    return write_and_read


def notes(found: Reading, words: str) -> list[tuple[str, str]]:
    """Place and message of the notes that say something."""
    return [(f.place, f.message) for f in found.findings if f.severity is Severity.NOTE and words in f.message]


def test_that_the_same_footnote_letter_is_explained_for_each_table_of_2016(read_changed: Read) -> None:
    said = notes(read_changed(EDITION_2016), "in this table, and means")
    assert [message for _, message in said] == [
        "“a” stands after Greece in this table, and means: Data do not include pensions.",
        "“b” stands after Luxembourg in this table, and means: From 2014 on accounts of another kind.",
        "“a” stands after Greece in this table, and means: GDP as revised by Eurostat.",
    ]
    assert [place.partition("!")[0] for place, _ in said] == ["Table 1", "Table 1", "Table 3"]


def test_that_totals_of_2016_that_are_not_kept_are_said_and_never_taken_for_another(read_changed: Read) -> None:
    found = read_changed(EDITION_2016)
    said = notes(found, "is a total of NATO's that is not kept here")
    assert len(said) == 2 * 8  # two totals in each block of tables 2 to 5
    assert {row.member for row in found.observations if len(row.member) > 3} == {"NATO", "NATO_EUR_CAN"}


@pytest.mark.parametrize(
    ("edition", "place", "explained"),
    [
        (EDITION_2024, "TABLE1", "These Allies have national laws or agreements."),
        (FRENCH_2024, "Tableau 1", "Pays dotés d'une loi nationale."),
    ],
)
def test_that_stars_are_explained_by_their_note(
    read_changed: Read, edition: Edition, place: str, explained: str
) -> None:
    said = notes(read_changed(edition), "in this table, and means")
    assert said[0][0].startswith(f"{place}!")
    assert said[0][1].endswith(explained)
    assert "“*” stands after Czechia" in said[0][1]


def test_that_a_text_year_among_numbers_is_told_and_read_but_not_among_texts(read_changed: Read) -> None:
    def one(book: Workbook) -> None:
        book["TABLE2"]["G8"] = "2015"

    def all_of_them(book: Workbook) -> None:
        for column in range(4, 4 + len(EDITION_2019.years)):
            book["TABLE2"].cell(8, column).value = str(book["TABLE2"].cell(8, column).value)

    warned = [f for f in read_changed(EDITION_2019, one).findings if f.severity is not Severity.NOTE]
    assert [(f.place, f.raw) for f in warned] == [("TABLE2!G8", "2015")]
    quiet = read_changed(EDITION_2019, all_of_them)
    assert [f for f in quiet.findings if f.severity is not Severity.NOTE] == []
    assert len(quiet.observations) == len(read_changed(EDITION_2019).observations)


def test_that_no_edition_has_figures_of_those_who_were_no_allies_yet(read_changed: Read) -> None:
    members = {row.member for row in read_changed(EDITION_2016).observations}
    assert members.isdisjoint({"FIN", "SWE", "MKD", "MNE"})
    assert "ISL" in members


def test_that_bulgaria_and_croatia_count_in_the_money_that_the_edition_names(read_changed: Read) -> None:
    def units(edition: Edition, member: str) -> set[str]:
        return {
            row.unit
            for row in read_changed(edition).observations
            if row.member == member and row.measure.value == "core_expenditure" and row.unit != "USD million"
        }

    assert units(EDITION_2019, "HRV") == {"HRK million"}
    assert units(EDITION_2024, "BGR") == {"BGN million"}
    assert units(EDITION_2026, "BGR") == {"EUR million"}


def test_that_a_spoilt_row_is_told_at_once_and_not_cell_by_cell(read_changed: Read) -> None:
    def spoil(book: Workbook) -> None:
        for column in range(4, 15):
            book["TABLE3"].cell(12, column).value = "#REF!"

    found = read_changed(EDITION_2024, spoil)
    errors = [f for f in found.findings if f.severity is Severity.ERROR]
    assert [(f.place, f.raw) for f in errors] == [("TABLE3!D12", "#REF!")]
    assert "11 cells of Belgium's from 2014 to 2024" in errors[0].message
