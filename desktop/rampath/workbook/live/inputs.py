"""The hidden columns of the inputs: the numbers that formulas find rows by, and what each row said when saved."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rampath.domain.commitment import Commitment, Pillar, Rule
from rampath.workbook.live.places import FIRST, SHAPES, Places, letter_of, pillar_number
from rampath.workbook.live.words import found, shape_number
from rampath.workbook.plan_cell import Formula, Value
from rampath.workbook.plan_form import SheetLayout
from rampath.workbook.plan_layout import COMMITMENTS, ECONOMY, KEPT, PATHS, SCENARIOS, TARGETS

Row = tuple[Value, ...]
NOISE = "1E-12"
"""What differs by less is the same share: spreadsheets save 15 digits of a number."""


def with_workings(layout: SheetLayout, rows: Sequence[Row], places: Places) -> list[Row]:
    """The rows of a sheet of inputs with what its hidden columns hold; those of other sheets as they are."""
    add = _ADD.get(layout.name)
    return list(rows) if add is None else list(add(rows, places))


def _paths(rows: Sequence[Row], places: Places) -> Iterator[Row]:
    for number, row in enumerate(rows, FIRST):
        scenario, code, _name, pillar, year, share, shape, held, mark = row
        line = places.line(str(scenario), str(code), Pillar(str(pillar)))
        place = f"Scenarios!$A${places.scenarios[str(scenario)]}"
        same = f'AND(A{number}={place},B{number}="{code}",D{number}="{pillar}")'
        still = f"AND(E{number}=L{number},ABS(F{number}-M{number})<{NOISE},G{number}=N{number},H{number}=O{number})"
        plain: Value = Formula(f"IF({still},1,0)", 1) if mark else 0
        yield (*row, Formula(f'IF({same},{line},"")', line), plain, year, share, shape, held)


def _economy(rows: Sequence[Row], places: Places) -> Iterator[Row]:
    for row in rows:
        yield (*row, places.series(str(row[0]), str(row[1])), row[4], row[5])


def _commitments(rows: Sequence[Row], places: Places) -> Iterator[Row]:
    for row in rows:
        yield (*row, places.commitments[str(row[0])], row[3])


def _targets(rows: Sequence[Row], places: Places) -> Iterator[Row]:
    for row in rows:
        yield (*row, places.target(str(row[0]), Pillar(str(row[1]))), row[2])


def _kept(rows: Sequence[Row], places: Places) -> Iterator[Row]:
    for row in rows:
        yield (*row, places.line(str(row[0]), str(row[1]), Pillar(str(row[2]))))


def _scenarios(rows: Sequence[Row], places: Places) -> Iterator[Row]:
    """What counts for each scenario: its own, else its parent's."""
    plan = places.plan
    letters = {each: letter_of(SCENARIOS, each) for each in ("Deadline", "Core target", "Broader target", "Promise",
                                                             "Exact", "Way")}  # fmt: skip
    for number, row in enumerate(rows, FIRST):
        scenario = plan.scenario(str(row[0]))
        commitment = plan.commitment(scenario)
        above = {each: f"{letters[each]}{places.scenarios[scenario.parent]}" if scenario.parent else "0"
                 for each in ("Promise", "Way")}  # fmt: skip
        promise = f"{letters['Promise']}{number}"
        chosen = f"SUMPRODUCT((Commitment_id=B{number})*Commitment_number)"
        exact = f'SUMPRODUCT((Commitment_number={promise})*(Commitment_rule="{Rule.EXACT.value}"))'
        yield (
            *row,
            Formula(f"SUMIFS(Commitment_deadline,Commitment_number,{promise})", commitment.deadline),
            _target(promise, commitment, Pillar.CORE),
            _target(promise, commitment, Pillar.BROADER),
            Formula(f'IF(B{number}="",{above["Promise"]},{chosen})', places.commitments[commitment.id]),
            Formula(exact, 1 if commitment.rule is Rule.EXACT else 0),
            Formula(f'IF(E{number}="",{above["Way"]},{shape_number(f"E{number}")})', SHAPES.index(scenario.shape)),
        )


def _target(promise: str, commitment: Commitment, pillar: Pillar) -> Formula:
    share = commitment.target(pillar)
    key = f"{promise}*10+{pillar_number(pillar)}"
    text = found(f"SUMIFS(Target_share,Target_number,{key})", f"COUNTIFS(Target_number,{key})")
    return Formula(text, "" if share is None else share)


_ADD: Mapping[str, Callable[[Sequence[Row], Places], Iterator[Row]]] = {
    PATHS.name: _paths,
    ECONOMY.name: _economy,
    COMMITMENTS.name: _commitments,
    TARGETS.name: _targets,
    KEPT.name: _kept,
    SCENARIOS.name: _scenarios,
}
