"""Each edition of NATO's tables, written from figures that are known: all of them come back, and nothing else."""

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.reading import Reading, read_workbook
from workbook.nato_editions import Edition, Figure, Written, write_edition
from workbook.nato_layouts import EDITIONS


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
