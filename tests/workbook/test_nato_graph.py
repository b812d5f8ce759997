"""Graphs on sheets of NATO's tables: what is passed over below their titles is told."""

from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import Rows, write

TABLE: Rows = (
    ("Table 3: Defence expenditure as a share of GDP",), ("Based on 2021 prices",), ("", 2023, "2024e"),
    ("Share of real GDP (%)",), ("Belgium", 1.25, 1.5), ("Bulgaria", 1.75, 2.0),
)  # fmt: skip
GRAPH: Rows = (
    ("Figure 3: Major equipment",), ("per cent of the total",), ("", 2014, "2024e"), ("Belgium", 3.5, 15.25),
    ("Bulgaria", 1.0, 22.5), ("Source: NATO",),
)  # fmt: skip
UNNUMBERED: Rows = (
    ("Equipment expenditure as share of total (%)",), ("", 2023, "2024e"), ("Belgium", 11.5, 12.5),
    ("Bulgaria", 16.0, 17.0),
)  # fmt: skip


def reading(tmp_path: Path, register: Register, rows: Rows) -> Reading:
    found = read_workbook(write(tmp_path / "t.xlsx", {"Data": rows}), register)
    assert found.used + found.unused_cells == found.cells
    return found


def doubts(found: Reading) -> list[tuple[str, str]]:
    return [(each.place, each.message) for each in found.findings if each.severity is not Severity.NOTE]


def test_that_the_figures_of_a_graph_are_left_out_and_that_is_told_once(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, [*TABLE, *GRAPH])
    assert [each.cell for each in found.observations] == ["Data!B5", "Data!C5", "Data!B6", "Data!C6"]
    notes = [(each.place, each.message) for each in found.findings if "graph" in each.message]
    assert notes == [
        (
            "Data!A7",
            "What stands below “Figure 3: Major equipment” are figures for a graph. Left out; the tables count.",
        )
    ]
    assert doubts(found) == []
    why = {each.place: each.reason for each in found.unused}
    assert (why["Data!A8"], why["Data!B10"], why["Data!A12"]) == (
        "words of a graph", "a graph's figures", "words of a graph",
    )  # fmt: skip


@pytest.mark.parametrize("title", ["Graph 2 / Graphique 2", "Graph 3 (% of GDP)", "Chart 4", "Figure 5 « Effectifs »"])
def test_that_a_graph_is_known_whatever_follows_its_number_but_a_sentence(
    tmp_path: Path, register: Register, title: str
) -> None:
    found = reading(tmp_path, register, [*TABLE, (title,), *GRAPH[2:]])
    assert [each.cell for each in found.observations] == ["Data!B5", "Data!C5", "Data!B6", "Data!C6"]
    assert [each.place for each in found.findings if "for a graph" in each.message] == ["Data!A7"]


def test_that_another_table_without_a_number_below_a_graph_is_told_before_it_is_passed_over(
    tmp_path: Path, register: Register
) -> None:
    found = reading(tmp_path, register, [*TABLE, *GRAPH, *UNNUMBERED])
    assert len(found.observations) == 4
    said = (
        "These years stand below the graph “Figure 3: Major equipment” and its figures, and no title says what they"
        " head; expected a title such as “Table 3: …” above a table. Figures below left out."
    )
    assert doubts(found) == [("Data!B14", said)]


def test_that_a_numbered_table_below_a_graph_is_read(tmp_path: Path, register: Register) -> None:
    titled = [("Table 8a: Distribution of defence expenditure by main category",), *UNNUMBERED]
    found = reading(tmp_path, register, [*TABLE, *GRAPH, *titled])
    assert {each.cell: (each.measure, each.value) for each in found.observations}["Data!C17"] == (
        Measure.EQUIPMENT_SHARE, 0.17,
    )  # fmt: skip
    assert doubts(found) == []


def test_that_a_note_about_a_figure_begins_no_graph(tmp_path: Path, register: Register) -> None:
    again = (("Annual real change (%)",), ("Belgium", 4.5, 5.5), ("Bulgaria", -1.5, 2.5))
    found = reading(tmp_path, register, [*TABLE, ("Figure 3 leaves out pensions",), *again])
    assert {each.cell: (each.measure, each.value) for each in found.observations}["Data!B10"] == (
        Measure.REAL_CHANGE, -0.015,
    )  # fmt: skip
