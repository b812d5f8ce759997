"""What is said once of the EDA's figures, in whatever form they stand: how the EDA counts, and what it keeps back."""

from collections.abc import Iterable, Iterator, Sequence

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.observation import Measure, Observation
from rampath.wording import tr
from rampath.workbook.result import Unused


def about_definition(observations: Iterable[Observation]) -> Iterator[Finding]:
    """That total defence expenditure is no core expenditure, where there is any."""
    if any(row.measure is Measure.MILITARY_EXPENDITURE for row in observations):
        line = tr("The EDA's total defence expenditure is not core expenditure as NATO defines it")
        done = tr("It was read as military expenditure, and no commitment is judged by it")
        yield told(Severity.NOTE, "", "", line, done=done)


def about_confidential(unused: Sequence[Unused]) -> Iterator[Finding]:
    """How many figures are confidential, with the first."""
    untold = [each for each in unused if each.reason == tr("confidential")]
    if untold:
        cells = sum(each.cells for each in untold)
        line = tr("1 figure of a member is confidential (c)")
        if cells > 1:
            line = tr("{count} figures of members are confidential (c)", count=cells)
        yield told(Severity.NOTE, untold[0].place.partition(":")[0], untold[0].raw, line, done=tr("There is no figure"))
