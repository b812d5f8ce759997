"""The page of assumptions: the commitment and its rule, prices, the economy year by year, and the scenario's tree."""

from collections.abc import Iterator, Sequence

from rampath.domain.commitment import Commitment, Pillar, Rule
from rampath.domain.economy import Economy
from rampath.domain.kept import Kept
from rampath.domain.scenario_tree import differences
from rampath.printing.flow import Block, flowing, heading, paragraph
from rampath.printing.frame import Page
from rampath.printing.long_table import Heading, LongTable, table
from rampath.printing.subject import DOLLARS, Subject
from rampath.wording import NONE, number, short_percent, tr

_MOST_YEARS = 10
"""So many years of growth and of deflators stand side by side."""


def assumptions_pages(subject: Subject) -> list[Page]:
    """All that the figures of planned years rest on."""
    plan, projection = subject.plan, subject.projection
    economy = plan.economy(projection.scenario)
    page = subject.page(
        tr("What the figures of {scenario} rest on", scenario=projection.scenario.name),
        tr("Commitment, prices, growth and deflators"),
        entry=tr("Assumptions"),
    )
    blocks: list[Block] = [heading(tr("Commitment: {name}", name=projection.commitment.name))]
    blocks += map(paragraph, _commitment(projection.commitment))
    blocks.append(heading(tr("Prices")))
    blocks += map(paragraph, _prices(subject))
    told = [*_scenario(subject)]
    if told:
        blocks.append(heading(tr("The scenario")))
        blocks += map(paragraph, told)
    blocks.append(heading(tr("Economy: {name}", name=economy.name)))
    blocks += map(paragraph, filter(None, (economy.source, economy.beyond)))
    blocks += [table(each) for each in _rates(subject, economy)]
    return flowing(subject.press, page, blocks)


def _commitment(commitment: Commitment) -> Iterator[str]:
    for target in commitment.targets:
        told = {"share": short_percent(target.share), "pillar": tr(target.pillar.value), "year": commitment.deadline}
        if target.up_to:
            yield tr("Up to {share} of GDP for the {pillar} pillar by {year}.", **told)
        else:
            yield tr("{share} of GDP for the {pillar} pillar by {year}.", **told)
    if commitment.review is not None:
        yield tr("Reviewed in {year}.", year=commitment.review)
    if commitment.equipment_floor is not None:
        yield tr("At least {share} of core goes to equipment.", share=short_percent(commitment.equipment_floor))
    if commitment.rule is Rule.EXACT:
        yield tr("A share meets a target where its exact value reaches it.")
    else:
        yield tr("A share meets a target where it does so rounded to two decimals of a per cent, as it is published.")
    if commitment.text:
        yield commitment.text
    if commitment.source:
        yield tr("Source: {source}", source=commitment.source)


def _prices(subject: Subject) -> Iterator[str]:
    base = subject.projection.base.base_year
    yield tr("Money of members and of the Alliance in {basis}.", basis=subject.prices(DOLLARS, "USD"))
    yield tr(
        "Shares are of real GDP: expenditure over GDP, both at constant {base} prices and exchange rates.", base=base
    )
    yield tr(
        "A member's GDP is the one that its published share of the last observed year follows from; from then on it"
        " grows as the economy says."
    )
    yield tr("An aggregate is the ratio of sums; members count from their accession, and GDP includes Iceland.")


def _scenario(subject: Subject) -> Iterator[str]:
    """Its note, in what it differs from its parent, and whose money stays when GDP is revised."""
    plan, scenario = subject.plan, subject.projection.scenario
    if scenario.note:
        yield scenario.note
    if scenario.parent:
        yield tr("It has what “{parent}” has, but for what is told here.", parent=scenario.parent)
    for each in differences(plan, scenario.name):
        where = f"{each.where}: " if each.where else ""
        yield tr("{where}{ours}, not {theirs}", where=where, ours=each.ours, theirs=each.theirs)
    for code in plan.register.codes:
        for pillar in Pillar:
            kept = plan.path(scenario, code, pillar).kept if (code, pillar) in scenario.paths else Kept.SHARE
            if kept is not Kept.SHARE:
                yield tr("{name}, {pillar}: the path keeps its {kept} when GDP is revised.",
                         name=plan.register[code].name, pillar=tr(pillar.value), kept=tr(kept.value))  # fmt: skip


def _rates(subject: Subject, economy: Economy) -> Iterator[LongTable]:
    """Growth and deflator of the planned years by member, as the rule beyond the source's last year continues them.

    One table for both where there are few enough years, else one for each.
    """
    projection = subject.projection
    years = [year for year in projection.years if year > projection.last_observed] or [projection.years[-1]]
    member = Heading(tr("Member"), words=True)
    growth = tuple(Heading(str(year), tr("growth, %")) for year in years)
    deflator = tuple(Heading(str(year), tr("deflator, %")) for year in years)
    rows = [(subject.plan.register[code].name, *_rates_of(economy, code, years)) for code in projection.members]
    if len(years) <= _MOST_YEARS:
        yield LongTable((member, *growth, *deflator), tuple((name, *one, *other) for name, one, other in rows))
    else:
        yield LongTable((member, *growth), tuple((name, *one) for name, one, _other in rows))
        yield LongTable((member, *deflator), tuple((name, *other) for name, _one, other in rows))


def _rates_of(economy: Economy, code: str, years: Sequence[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Real growth and the deflator's change of a member in these years, in per cent."""
    outlook = economy.outlooks.get(code)
    if outlook is None:
        unknown = (NONE,) * len(years)
        return unknown, unknown
    whole = outlook.until(years[-1], economy.extension, economy.deflator_extension)

    def told(rates: Sequence[float]) -> tuple[str, ...]:
        places = [year - whole.first_year for year in years]
        return tuple(number(rates[at] * 100, 2) if 0 <= at < len(rates) else NONE for at in places)

    return told(whole.real_growth), told(whole.deflator_growth)
