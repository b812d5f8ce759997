"""What a spreadsheet lets a person type into the inputs of a plan workbook: what the reader takes, and no more."""

from dataclasses import dataclass

from rampath.wording import percent, tr
from rampath.workbook.plan_form import Column, Form, SheetLayout
from rampath.workbook.plan_layout import INPUTS
from rampath.workbook.plan_value import EARLIEST_YEAR, HIGHEST_CHANGE, LATEST_YEAR


@dataclass(frozen=True, slots=True)
class Limit:
    """The numbers that the cells of a column may hold, in a sentence too; `most` None is no upper limit.

    Shares and changes are fractions. `whole` allows whole numbers alone; `above` leaves `least` itself out.
    """

    least: float
    most: float | None
    said: str
    whole: bool = False
    above: bool = False


def limits(layout: SheetLayout) -> tuple[tuple[int, Limit], ...]:
    """The limits of a sheet by the number of the column, from 1; none for sheets that are no inputs."""
    if layout not in INPUTS:
        return ()
    found = ((number, _limit(column)) for number, column in enumerate(layout.columns, 1))
    return tuple((number, limit) for number, limit in found if limit is not None)


def _limit(column: Column) -> Limit | None:
    match column.form:
        case Form.YEAR:
            said = tr("A year from {first} to {last}.", first=EARLIEST_YEAR, last=LATEST_YEAR)
            return Limit(EARLIEST_YEAR, LATEST_YEAR, said, whole=True)
        case Form.SHARE if column.highest is not None:
            said = tr("A share between 0 and {highest}, such as {example}.",
                      highest=percent(column.highest, 0), example=percent(0.025))  # fmt: skip
            return Limit(0, column.highest, said)
        case Form.CHANGE:
            said = tr("A change of more than {least} and at most {most} a year.",
                      least=percent(-1, 0), most=percent(HIGHEST_CHANGE, 0))  # fmt: skip
            return Limit(-0.9999, HIGHEST_CHANGE, said)
        case Form.POSITIVE:
            return Limit(0, None, tr("A number above zero."), above=True)
        case _:
            return None
