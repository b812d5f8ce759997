"""The units of the EDA's lists: what a heading tells counts, what it does not is held against other figures, or asked.

The EDA calls a sheet “Billions” whose money is in millions: no name of a sheet is believed.
"""

from dataclasses import dataclass, field
from statistics import median

from rampath.domain.finding import Severity, told
from rampath.domain.observation import Measure
from rampath.wording import marked, number, tr
from rampath.workbook.eda_list_power import power_of_gdp, power_of_total, too_large
from rampath.workbook.eda_list_told import Told
from rampath.workbook.eda_rows import PLAUSIBLE_SHARE, power_in
from rampath.workbook.gathering import Gathering, Series
from rampath.workbook.question import LEAVE_OUT, Choice, Question, answer_to
from rampath.workbook.result import shown

_POWERS = {
    0: marked("{currency}"), 3: marked("{currency} thousand"), 6: marked("{currency} million"),
    9: marked("{currency} billion"),
}  # fmt: skip
_MILLIONS = 6
_MOST_OF_GOVERNMENT = 0.5
_MOST_OF_A_WHOLE = 1.5


@dataclass
class Units:
    """Settles the units of one list's columns; `series` has None for those of which it is not known."""

    gathering: Gathering
    columns: tuple[Told, ...]
    series: dict[int, Series | None] = field(default_factory=dict)

    def settle(self) -> dict[int, Series | None]:
        shares = self._shares()
        for each in self.columns:
            if not each.is_money:
                self.series[each.at] = each.series(shares.get(each.at, 0))
        gdp = self._first(Measure.GDP)
        total = self._first(Measure.MILITARY_EXPENDITURE)
        at_gdp = None if gdp is None else self._of_gdp(gdp)
        at_total = None if total is None else self._of_total(total, gdp, at_gdp, shares)
        for each in self.columns:
            if each.is_money:
                power = at_gdp if each is gdp else at_total if each is total else self._of_item(each, total, at_total)
                self.series[each.at] = None if power is None else each.series(power - _MILLIONS)
        return self.series

    def _first(self, measure: Measure) -> Told | None:
        return next((each for each in self.columns if each.measure is measure), None)

    def _shares(self) -> dict[int, int]:
        """How far the point of each share moves: per cents are told from fractions by the share of GDP, or its own."""
        plain = [each for each in self.columns if each.is_share and not each.percent]
        of_gdp = next((each for each in plain if each.measure is Measure.MILITARY_SHARE and each.unsigned()), None)
        found: dict[int, int] = {}
        for each in plain:
            judged = of_gdp or each
            most = _MOST_OF_A_WHOLE
            if judged.measure is Measure.MILITARY_SHARE:
                most = PLAUSIBLE_SHARE
            elif judged.measure is Measure.MILITARY_SHARE_OF_GOVERNMENT:
                most = _MOST_OF_GOVERNMENT
            values = judged.unsigned()
            if values and median(values) > most:
                found[each.at] = -2
        if found:
            first = next(each for each in plain if each.at in found)
            said = tr("The shares stand in per cent here, not as fractions of 1: the middle one is {value}",
                      value=number(median((of_gdp or first).unsigned())))  # fmt: skip
            self._tell(Severity.NOTE, first, said, tr("They were read as per cent"))
        return found

    def _of_gdp(self, gdp: Told) -> int | None:
        counted = power_of_gdp(gdp.numbers())
        return self._settled(gdp, counted, untold=LEAVE_OUT)

    def _of_total(self, total: Told, gdp: Told | None, at_gdp: int | None, shares: dict[int, int]) -> int | None:
        share, each = self._first(Measure.MILITARY_SHARE), self._first(Measure.MILITARY_PER_CAPITA)
        counted = power_of_total(
            total.numbers(),
            [] if share is None else share.numbers(shares.get(share.at, 0)),
            [] if each is None else each.numbers(each.power or 0),
            [] if gdp is None or at_gdp is None or power_of_gdp(gdp.numbers()) != at_gdp else gdp.numbers(at_gdp),
        )
        return self._settled(total, counted, untold=str(_MILLIONS))

    def _of_item(self, item: Told, total: Told | None, at_total: int | None) -> int | None:
        """An item stands in the unit of the total unless it says otherwise, and is no larger than the total."""
        if total is None:
            return self._settled(item, None, untold=str(_MILLIONS))
        power = at_total if item.power is None else item.power
        if power is None or at_total is None or item.currency != total.currency:
            return power
        smaller = too_large(item.numbers(), total.numbers(), power - at_total)
        if smaller is None:
            return power
        said = tr("The figures under “{heading}” come to more than those under “{total}” as they stand. In which unit"
                  " are they?", heading=shown(item.heading.raw), total=shown(total.heading.raw))  # fmt: skip
        return self._ask(item, said, LEAVE_OUT if item.power is None else str(power))

    def _settled(self, money: Told, counted: int | None, *, untold: str) -> int | None:
        """The power that is told, or that the figures come to; asked where the two differ, or where there is none."""
        if not money.unsigned():
            return money.power if money.power is not None else _MILLIONS
        heading = shown(money.heading.raw)
        if money.power is None and counted is None:
            return self._ask(money, tr("Nothing says in which unit the figures under “{heading}” stand, and no other"
                                       " figures tell. In which unit are they?", heading=heading), untold)  # fmt: skip
        if money.power is not None:
            if counted in {None, money.power}:
                return money.power
            said = tr("The figures under “{heading}” are said to stand in {told}, but held against the others they are"
                      " {counted}. In which unit are they?", heading=heading, told=_unit(money, money.power),
                      counted=_unit(money, counted or 0))  # fmt: skip
            return self._ask(money, said, str(money.power))
        self._say_counted(money, counted or 0)
        return counted

    def _say_counted(self, money: Told, counted: int) -> None:
        sheet = money.heading.sheet
        said = tr("Nothing says in which unit the figures under “{heading}” stand; held against the others they are"
                  " {counted}", heading=shown(money.heading.raw), counted=_unit(money, counted))  # fmt: skip
        if power_in(sheet) not in {None, counted}:
            said = tr("The sheet is called “{sheet}”, but held against the others the figures under “{heading}” are"
                      " {counted}", sheet=sheet.strip(), heading=shown(money.heading.raw),
                      counted=_unit(money, counted))  # fmt: skip
        done = tr("They were read as {counted}", counted=_unit(money, counted))
        self._tell(Severity.NOTE, money, said, done)

    def _ask(self, money: Told, said: str, taken: str) -> int | None:
        choices = [Choice(str(power), _unit(money, power)) for power in _POWERS]
        if taken != LEAVE_OUT and int(taken) not in _POWERS:
            choices.append(Choice(taken, _unit(money, int(taken))))
        choices.append(Choice(LEAVE_OUT, tr("Leave the figures out")))
        place = money.heading.place
        asked = Question(f"unit {place}", place, money.heading.raw, said, tuple(choices), taken)
        question = answer_to(asked, self.gathering.book.answers)
        self.gathering.questions.append(question)
        return None if question.taken == LEAVE_OUT else int(question.taken)

    def _tell(self, severity: Severity, column: Told, said: str, done: str) -> None:
        cell = column.heading
        self.gathering.findings.append(told(severity, cell.place, cell.raw, said, done=done))


def _unit(money: Told, power: int) -> str:
    """`EUR million`, or `EUR 10^12` where there is no word for it."""
    words = _POWERS.get(power, marked("{currency} 10^{power}"))
    return tr(words, currency=money.currency, power=power)
