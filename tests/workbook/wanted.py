"""A profile for the tests: a defence budget in a list of four columns."""

from rampath.domain.observation import Kind, Measure
from rampath.workbook.mapping import Form, Role
from rampath.workbook.profile import (
    Anchor,
    Profile,
    ProfileColumn,
    ProfileSheet,
)

WANTED = ProfileSheet(
    sheet="List",
    form=Form.LINES,
    header_row=3,
    columns=(
        ProfileColumn(("Code",), Role.CODE, at="A"),
        ProfileColumn(("Title",), Role.TITLE, at="B"),
        ProfileColumn(("Budget {year}",), Role.AMOUNT, at="C", kind=Kind.PLAN, stage="Budget"),
        ProfileColumn(("Outturn {year}",), Role.AMOUNT, at="D", stage="Outturn"),
    ),
    anchors=(Anchor("A1", "Defence budget {year}"),),
    measure=Measure.BUDGET,
    member="EST",
    currency="EUR",
    power=6,
    totals=("Total",),
)


PROFILE = Profile("Defence budget", (WANTED,), edition="Budget {year}")
