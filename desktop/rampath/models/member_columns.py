"""The columns of the member table, declared once: header, text, what it sorts by, and its tooltip."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import Any

from rampath.domain.compliance import Status
from rampath.models.member_rows import MemberRow, TableHead
from rampath.wording import NONE, marked, number, percent, points, short_percent, tr


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, its text, what it sorts by, and the whole of it for a tooltip."""

    key: str
    header: Callable[[TableHead], str]
    header_tip: Callable[[TableHead], str]
    text: Callable[[MemberRow], str]
    sort: Callable[[MemberRow], Any]
    tip: Callable[[MemberRow], str]
    left: bool = False
    widest: str = ""


STATUS_WORDS = {
    Status.MET: marked("▲ met"),
    Status.ON_PATH: marked("● on path"),
    Status.SHORT: marked("▼ short"),
    Status.NO_DATA: marked("– no data"),
}


def _per_cent(share: float | None) -> str:
    return NONE if share is None else number(share * 100)


def _gap(row: MemberRow) -> str:
    gap = row.standing.gap
    return NONE if gap is None or gap <= 0 or row.standing.meets else number(gap * 100)


def _gap_tip(row: MemberRow) -> str:
    found = row.standing
    if found.gap is None or found.target is None:
        return points(found.gap)
    return tr("{gap}: {target} promised less {share} now",
              gap=points(found.gap), target=percent(found.target), share=percent(found.share))  # fmt: skip


def _met(row: MemberRow) -> str:
    found = row.standing
    if found.first_year_met is None:
        return NONE
    return tr("met") if found.meets else str(found.first_year_met)


def _status_tip(row: MemberRow) -> str:
    found = row.standing
    target = NONE if found.target is None else short_percent(found.target)
    then = percent(found.share_at_deadline)
    sentences = {
        Status.MET: tr("{name} meets {target} now and in {year}."),
        Status.ON_PATH: tr("{name}'s path meets {target} in {met}."),
        Status.SHORT: tr("{name}'s path reaches {then} in {year}, not {target}."),
        Status.NO_DATA: tr("{name} has no figures to judge by."),
    }
    return sentences[found.status].format(
        name=row.name, target=target, year=found.judged_in, met=found.first_year_met, then=then
    )


def _lowest(value: float | None) -> float:
    return -inf if value is None else value


COLUMNS: tuple[Column, ...] = (
    Column(
        "member",
        lambda _: tr("Member"),
        lambda _: tr("Member, NATO Europe and Canada, and NATO Total"),
        lambda row: row.name,
        lambda row: row.name,
        lambda row: row.name,
        left=True,
        widest="North Macedonia",
    ),
    Column(
        "now",
        lambda head: head.now,
        lambda head: tr("Last observed share, {pillar}, % of GDP", pillar=head.pillar.value),
        lambda row: _per_cent(row.standing.share),
        lambda row: _lowest(row.standing.share),
        lambda row: percent(row.standing.share),
        widest="2026e",
    ),
    Column(
        "deadline",
        lambda head: head.deadline,
        lambda head: tr("Planned share in {year}, % of GDP", year=head.deadline),
        lambda row: _per_cent(row.standing.share_at_deadline),
        lambda row: _lowest(row.standing.share_at_deadline),
        lambda row: percent(row.standing.share_at_deadline),
        widest="2035",
    ),
    Column(
        "gap",
        lambda _: tr("Gap"),
        lambda _: tr("Target less the last observed share, pp"),
        _gap,
        lambda row: _lowest(row.standing.gap),
        _gap_tip,
        widest="0.00",
    ),
    Column(
        "met",
        lambda _: tr("Met in"),
        lambda _: tr("First year in which the target is met"),
        _met,
        lambda row: row.standing.first_year_met or 9999,
        _status_tip,
        widest="2035",
    ),
    Column(
        "equipment",
        lambda _: tr("Equip."),
        lambda _: tr("Equipment, % of core expenditure, in the last observed year"),
        lambda row: NONE if row.standing.equipment is None else number(row.standing.equipment * 100, 0),
        lambda row: _lowest(row.standing.equipment),
        lambda row: percent(row.standing.equipment, 1),
        widest="00",
    ),
    Column(
        "trend",
        lambda _: tr("Path"),
        lambda _: tr("Share by year: observed dark, planned in colour"),
        lambda _: "",
        lambda row: _lowest(row.standing.share_at_deadline),
        lambda row: row.name,
        left=True,
        widest="0000000",
    ),
    Column(
        "status",
        lambda _: tr("Status"),
        lambda head: tr(
            "Against {target} by {year}",
            target=NONE if head.target is None else short_percent(head.target),
            year=head.deadline,
        ),
        lambda row: tr(STATUS_WORDS[row.standing.status]),
        lambda row: list(Status).index(row.standing.status),
        _status_tip,
        left=True,
        widest="● on path",
    ),
)
