"""One chart on a sheet: the same bytes for the same day, both markings, and no name of a person or a machine."""

import getpass
import platform
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from rampath.charts.series import ranked
from rampath.charts.statements import ranked_title
from rampath.domain.plan import Plan
from rampath.printing.chart_sheet import FORMS, ChartSheet, chart_sheet, write_sheet
from rampath.printing.order import Order
from rampath.printing.report import press_for
from rampath.printing.subject import Subject
from rampath.printing.writing import NotWritten

from .conftest import DAY, FONTS, MARKING, PORTION

pytestmark = pytest.mark.usefixtures("qapp")


def _sheet(plan: Plan, day: date = DAY, marking: str = MARKING) -> ChartSheet:
    order = Order("Hague 2035", (), day, (), marking=marking)
    subject = Subject.of(plan, order, press_for(order, FONTS, portion=PORTION if marking else ""))
    picture = ranked(plan, subject.projection, 2026)
    return chart_sheet(subject, ranked_title(picture), picture)


def test_that_a_sheet_tells_sentence_marking_portion_source_scenario_and_day(plan: Plan, tmp_path: Path) -> None:
    target = tmp_path / "chart.pdf"
    sheet = _sheet(plan)
    write_sheet(sheet, target)
    reader = PdfReader(target)
    assert len(reader.pages) == 1
    text = reader.pages[0].extract_text()
    assert text.count(MARKING) == 2
    for told in (sheet.page.title, PORTION, "Source: NATO July 2026", "Hague 2035", "24 November 2026"):
        assert told in text
    assert list(reader.pages[0].images) == []
    assert reader.metadata is not None
    assert reader.metadata.title == sheet.page.title


@pytest.mark.parametrize("form", FORMS)
def test_that_the_same_chart_on_the_same_day_is_the_same_file_and_names_nobody(plan: Plan, form: str) -> None:
    content = FORMS[form](_sheet(plan))
    assert content == FORMS[form](_sheet(plan))
    for name in (getpass.getuser(), platform.node()):
        assert name.encode() not in content or len(name) < 5  # "root" stands in the grammar of PDF


def test_that_another_day_is_another_file(plan: Plan) -> None:
    assert _sheet(plan).pdf != _sheet(plan, date(2026, 11, 25)).pdf


def test_that_a_sheet_without_a_marking_says_so_at_both_ends(plan: Plan) -> None:
    assert _sheet(plan, marking="").svg.decode().count("No marking set") == 2


def test_that_an_unknown_form_is_refused_and_leaves_nothing(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"saved as \.svg, \.pdf or \.png"):
        write_sheet(_sheet(plan), tmp_path / "chart.gif")
    assert list(tmp_path.iterdir()) == []
