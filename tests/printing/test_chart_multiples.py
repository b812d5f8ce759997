"""Small multiples on a page: every member on one scale, its path where the numbers say."""

import pytest

from rampath.charts.pictures.smalls import Multiples, multiples
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import Status
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.printing.canvas import Marker
from rampath.printing.chart_multiples import Cells, draw_multiples
from rampath.printing.paper import A4, Area

from .drawing import on_a_canvas, on_a_page
from .operators import outlines
from .reading import NEAR, middle

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = Area(12, 30, A4.width - 24, 150)
SHAPES = {
    Status.MET: Marker.UP, Status.ON_PATH: Marker.RING, Status.SHORT: Marker.DOWN, Status.NO_DATA: Marker.DASH,
}  # fmt: skip


@pytest.fixture
def shown(sample_plan: Plan) -> Multiples:
    return multiples(sample_plan, project(sample_plan, sample_plan.scenarios[0]), Pillar.CORE)


def test_paths_in_the_file_run_through_their_shares_by_the_printed_numbers(shown: Multiples) -> None:
    cells: list[Cells | None] = []
    canvas, content = on_a_page(lambda canvas: cells.append(draw_multiples(canvas, ROOM, shown)))
    drawn = [point for each in outlines(content) for point in each.points]
    laid = cells[0]
    assert laid is not None
    named = [words for words in canvas.words if words.text in {"0", "2", "4"} and words.area.right < ROOM.x + 6]
    by_row = [named[i : i + 3] for i in range(0, len(named), 3)]
    assert len(by_row) == -(-len(shown.cells) // laid.columns)
    first, last = (next(words for words in canvas.words if words.text == text) for text in ("2014", "2035"))
    for i, each in enumerate(shown.cells):
        row = {words.text: middle(words) for words in by_row[i // laid.columns]}
        per_point = (row["4"] - row["0"]) / 4
        shift = laid.plots[i].x - laid.plots[len(shown.cells) - laid.columns].x
        for point in each.path.points:
            x = first.area.x + shift + (point.year - 2014) / 21 * (last.area.right - first.area.x)
            y = row["0"] + point.share * 100 * per_point
            assert min(max(abs(x - u), abs(y - v)) for u, v in drawn) <= NEAR, (each.path.name, point)


def test_each_cell_names_its_member_and_tells_how_it_stands_by_a_shape(shown: Multiples) -> None:
    canvas = on_a_canvas(lambda canvas: draw_multiples(canvas, ROOM, shown))
    texts = {words.text for words in canvas.words}
    assert all({each.path.name, each.path.member} & texts for each in shown.cells)
    heads = canvas.dots[-len(shown.cells) :]
    assert [dot.marker for dot in heads] == [SHAPES[each.status] for each in shown.cells]


def test_all_cells_are_named_on_a_quarter_of_a_page_too(shown: Multiples) -> None:
    canvas = on_a_canvas(lambda canvas: draw_multiples(canvas, Area(12, 30, 130, 72), shown))
    texts = {words.text for words in canvas.words}
    assert all({each.path.name, each.path.member} & texts for each in shown.cells)


def test_the_title_counts_those_that_are_met_or_on_path_among_those_with_data(shown: Multiples) -> None:
    assert shown.title == "31 of 31 members meet the target of 2035 or are on the path to it"
