"""Work beside the window that failed: a refusal is told, a fault is raised."""

import pytest

from rampath.views.refusal import tell_refusal
from rampath.workbook.safety import WorkbookRefused


class _Refused(Exception):
    pass


def test_that_a_refusal_is_told_in_its_own_sentence() -> None:
    told: list[str] = []
    tell_refusal(_Refused("The file is open elsewhere."), (_Refused,), told.append)
    assert told == ["The file is open elsewhere."]


def test_that_what_there_is_to_do_on_the_command_line_is_not_told_in_a_window() -> None:
    told: list[str] = []
    tell_refusal(WorkbookRefused("It lacks a year.", "Try --profile."), (WorkbookRefused,), told.append)
    assert told == ["It lacks a year."]


def test_that_any_other_failure_is_raised_and_not_told() -> None:
    told: list[str] = []
    with pytest.raises(ZeroDivisionError):
        tell_refusal(ZeroDivisionError(), (_Refused,), told.append)
    assert told == []
