"""What is said of returns: a word for each state, a sentence for each, and the figures that differ."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rampath.domain.measure_words import basis_words, figure_words, series_words
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.domain.returns import Contradiction, Return, State
from rampath.wording import NONE, listing, number, points, tr

SIGNS = {
    State.REFUSED: "✕",
    State.NOBODY: "✕",
    State.MISSING: "✕",
    State.TWICE: "▲",
    State.CONTRADICTS: "▲",
    State.CHANGED: "●",
    State.RECEIVED: "●",
    State.AS_BEFORE: "–",
    State.TABLE: "–",
}
"""The shape that goes with a state, so that none is told by colour alone."""

_USUAL = {State.RECEIVED, State.AS_BEFORE}
_TO_LOOK_AT = (State.REFUSED, State.NOBODY, State.TWICE, State.CONTRADICTS)
_AFTER = (State.CHANGED, State.MISSING, State.RECEIVED, State.AS_BEFORE, State.TABLE)


@dataclass(frozen=True, slots=True)
class Differing:
    """One figure of a return that differs: what it is, both figures, and the cell that each stands in.

    `own` and `other` are the observations themselves, where there are any.
    """

    what: str
    year: str
    figure: str
    mine: str
    mine_at: str
    theirs: str
    theirs_at: str
    difference: str
    own: Observation | None = None
    other: Observation | None = None


def states_words(each: Return) -> str:
    """`▲ sent twice, contradicts the alliance's table`; that it was received goes without saying beside others."""
    told = [tr(state.value) for state in each.states if state not in _USUAL] or [
        tr(state.value) for state in each.states
    ]
    sign = SIGNS[each.state]
    if each.questions:
        told.append(tr("questions open: {count}", count=number(each.questions, 0)))
    if each.named_after:
        told.append(tr("its file is named after another member"))
    if each.questions or each.named_after:
        sign = SIGNS[State.CONTRADICTS] if each.state in {*_USUAL, State.CHANGED} else sign
    return f"{sign} {', '.join(told)}"


def urgency(each: Return) -> int:
    """Where a return stands among all by what it asks of a person, 0 for the most.

    Files that somebody must look at come first, those with open questions or named after another member among them, and
    then what is only told, such as who has sent nothing.
    """
    if each.state in _TO_LOOK_AT:
        return _TO_LOOK_AT.index(each.state)
    first = len(_TO_LOOK_AT)
    return first if each.questions or each.named_after else first + 1 + _AFTER.index(each.state)


def sentence(each: Return, register: Register) -> str:
    """The whole of it in a sentence or two."""
    name = register[each.member].name if each.member else ""
    file = "" if each.sent is None else each.sent.file
    if each.sent is None:
        return tr("{name} has sent nothing.", name=name)
    if each.state is State.REFUSED:
        return each.sent.refused
    if each.state is State.TABLE:
        return tr("{file} holds figures of many members, as the alliance's table does; it is no return.", file=file)
    if each.state is State.NOBODY:
        return tr("{file} does not say whose return it is; name the file after the member, such as EST.xlsx.",
                  file=file)  # fmt: skip
    return " ".join(_parts(each, name, register))


def _parts(each: Return, name: str, register: Register) -> Iterable[str]:
    count = number(len(each.rows), 0)
    said = tr("{name}: figures of its own: {count}.") if each.rows else tr("{name}: no figures of its own.")
    yield said.format(name=name, count=count)
    if each.named_after and each.sent is not None:
        others = listing([register[code].name for code in each.named_after])
        yield tr("The name of {file} speaks of {others}.", file=each.sent.file, others=others)
    for file, apart in each.twins:
        if apart:
            yield tr("It was sent in {file} too; figures that differ: {count}.", file=file, count=number(apart, 0))
        else:
            yield tr("It was sent in {file} too, with the same figures.", file=file)
    if each.contradictions:
        yield tr("{bad} of {all} that can be compared with the alliance's table differ from it by more than rounding.",
                 bad=number(len(each.contradictions), 0), all=number(each.compared, 0))  # fmt: skip
    elif each.compared:
        yield tr("All {all} that can be compared with the alliance's table agree with it.",
                 all=number(each.compared, 0))  # fmt: skip
    if each.apart:
        yield tr("Not compared, since the table has them in another currency, unit or prices: {count}.",
                 count=number(each.apart, 0))  # fmt: skip
    if each.changes:
        kinds = Counter(change.what for change in each.changes)
        said = listing([f"{number(count, 0)} {tr(what)}" for what, count in kinds.items()])
        yield tr("Since its last return: {said}.", said=said)
    if each.questions:
        yield tr("It leaves questions open ({count}); figures may be left out until they are answered.",
                 count=number(each.questions, 0))  # fmt: skip
    if each.paths:
        names = listing(list(dict.fromkeys(f"“{path.scenario}”" for path in each.paths)))
        yield tr("Its path differs from the plan's in {scenarios}.", scenarios=names)


def differing(each: Return) -> tuple[Differing, ...]:
    """The figures that contradict the alliance's table, then those that changed since the last return."""
    found = [_contradicting(contradiction) for contradiction in each.contradictions]
    for change in each.changes:
        before, now = change.mine, change.theirs
        apart = NONE
        if before is not None and now is not None and (not change.restated or before.unit == now.unit == "fraction"):
            apart = _apart(now, before.value)
        found.append(
            Differing(
                tr(change.what), str(change.row.year), series_words(now or change.row), *_cell(now),
                *_cell(before, beside=now), apart, now, before,
            )
        )  # fmt: skip
    for path in each.paths:
        shares = ", ".join(f"{a.year} {figure_words(a.share, 'fraction')}" for a in path.path.anchors) or NONE
        what = tr("path in “{scenario}”, {pillar}", scenario=path.scenario, pillar=path.pillar.value)
        file = "" if each.sent is None else each.sent.file
        found.append(Differing(tr("another path than the plan's"), "", what, shares, file, "", "", ""))
    return tuple(found)


def summary(returns: Sequence[Return], register: Register) -> str:
    """How many of how many members sent something, and how it stands with them, in one line."""
    expected = sum(member.has_forces for member in register.members)
    heard = {each.member for each in returns if each.member and each.sent is not None and not each.sent.refused}
    whose = {(state, each.member or id(each)) for each in returns for state in each.states}
    counts = Counter(state for state, _member in whose)
    told = [
        tr("{state}: {count}", count=number(counts[state], 0), state=tr(state.value))
        for state in (State.MISSING, State.TWICE, State.CONTRADICTS, State.CHANGED, State.REFUSED, State.NOBODY)
        if counts[state]
    ]
    asking = len({each.sent.file for each in returns if each.sent is not None and each.questions})
    if asking:
        told.append(tr("with open questions: {count}", count=number(asking, 0)))
    head = tr("{heard} of {expected} members sent a return", heard=number(len(heard), 0), expected=expected)
    return tr("{head}; {told}.", head=head, told=", ".join(told)) if told else f"{head}."


def _contradicting(found: Contradiction) -> Differing:
    mine, theirs = found.mine, found.theirs
    return Differing(
        tr(State.CONTRADICTS.value), str(mine.year), series_words(mine), *_cell(mine),
        *_cell(theirs, beside=mine), _apart(mine, found.theirs_here), mine, theirs,
    )  # fmt: skip


def _cell(row: Observation | None, beside: Observation | None = None) -> tuple[str, str]:
    """A figure, and the file and cell that it stands in.

    Its unit stands with its name, but where that is the one of the figure `beside` it, in another unit or other prices.
    """
    if row is None:
        return NONE, ""
    place = f"{row.file} {row.cell}".strip()
    if row.unit == "fraction":
        return figure_words(row.value, row.unit), place
    words = figure_words(row.value, "")
    if beside is not None and (row.unit, row.price_basis) != (beside.unit, beside.price_basis):
        words = f"{words} ({', '.join(filter(None, (row.unit, basis_words(row.price_basis))))})"
    return words, place


def _apart(mine: Observation, theirs: float) -> str:
    if mine.unit == "fraction":
        return points(mine.value - theirs)
    return f"{number((mine.value / theirs - 1) * 100, 2, sign=True)}\u2009%" if theirs else NONE


def accept_words(returns: Sequence[Return], register: Register) -> str:
    """What taking these returns in is called."""
    names = list(dict.fromkeys(register[each.member].name for each in returns))
    if len(names) > 3:
        return tr("Accept {count} returns", count=number(len(names), 0))
    if len(names) == 1:
        return tr("Accept the return of {name}", name=names[0])
    return tr("Accept returns of {names}", names=listing(names))
