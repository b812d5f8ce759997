"""What is said of a World Economic Outlook that lacks what an economy needs."""

from pathlib import Path

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook.reading import read_workbook
from workbook.build import write
from workbook.build_weo import FIGURES, table


def test_that_what_no_member_has_is_told_of_any_member(tmp_path: Path, register: Register) -> None:
    some = {key: values for key, values in FIGURES.items() if key[1] != "NGDP_D"}
    found = read_workbook(write(tmp_path / "weo.xlsx", {"WEO": table(some)}), register)
    messages = [each.message for each in found.findings if each.severity is Severity.WARNING]
    assert "There is no NGDP_D (GDP deflator) of any member. The economy has a gap there." in messages
