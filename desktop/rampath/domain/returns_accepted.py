"""Returns that a plan takes in: figures as editions of their own, and the members' paths."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rampath.domain.earlier import first_read
from rampath.domain.finding import Finding, Severity, not_among, outdated
from rampath.domain.plan import Plan, Source
from rampath.domain.reimport import differences
from rampath.domain.reimport_outcome import reimported
from rampath.domain.returns import Return, SentPath
from rampath.domain.waiting import is_awaited, keeping_awaited
from rampath.wording import tr


def accepted(plan: Plan, returns: Iterable[Return]) -> Plan:
    """The plan with the figures and paths of these returns.

    A member's figures stand beside the alliance's in an edition of their own; a return of the same edition takes the
    place of the one before, but for what was set by hand. What it brings is told in findings.
    """
    chosen = [each for each in returns if each.acceptable and each.sent is not None]
    asking = {each.edition: each.sent.awaited for each in chosen if each.sent is not None}
    found = [
        difference
        for each in chosen
        if each.sent is not None
        for difference in differences(plan.observations, each.rows, plan.decisions, unchanged=each.sent.is_in(plan))
    ]
    after = reimported(plan, [each for each in found if not is_awaited(each, asking.get(each.row.edition))], {})
    for each in chosen:
        if (sent := each.sent) is not None and sent.questions:
            read = {row.cell for row in each.rows}
            after = keeping_awaited(after, sent.file, each.edition, sent.sha256, read, sent.awaited)
    findings: list[Finding] = []
    for each in chosen:
        for path in each.paths:
            after, told = _with_path(after, path, each)
            findings.append(told)
        findings += [] if each.sent is None else each.sent.findings
    sources = [first_read(source, after.sources) for source in _sources(chosen)]
    replaced = {(source.file, source.edition) for source in sources}
    gone = _outdated(after, chosen, set(findings))
    known = dict.fromkeys(told for told in after.findings if told not in gone)
    return replace(
        after,
        sources=(*(s for s in after.sources if (s.file, s.edition) not in replaced), *sources),
        findings=(*known, *not_among(known, dict.fromkeys(findings))),
    )


def _outdated(plan: Plan, chosen: Sequence[Return], now: Collection[Finding]) -> frozenset[Finding]:
    """What earlier returns of the same files were said to lack, and these do not lack any more."""
    gone: set[Finding] = set()
    for each in chosen:
        file = "" if each.sent is None else each.sent.file
        if {source.edition for source in plan.sources if source.file == file} == {each.edition}:
            sheets = {row.cell.rpartition("!")[0] for row in each.rows}
            gone |= outdated(plan.findings, file, sheets, now)
    return frozenset(gone)


def _sources(chosen: Sequence[Return]) -> list[Source]:
    """The files that these figures came from: those that were sent, and those that a plan workbook names."""
    found: list[Source] = []
    for each in chosen:
        sent = each.sent
        if sent is None or not each.rows:
            continue
        own = dict.fromkeys(row.edition for row in each.rows if row.file == sent.file) or (each.edition,)
        found += [Source(sent.file, sent.sha256, edition, sent.read, sent.answers) for edition in own]
        for file, edition in dict.fromkeys((row.file, row.edition) for row in each.rows if row.file != sent.file):
            known = [source for source in sent.sources if source.file == file]
            record = next((source for source in known if source.edition == edition), known[-1] if known else None)
            if record is not None:
                found.append(replace(record, edition=edition))
    return found


def _with_path(plan: Plan, path: SentPath, each: Return) -> tuple[Plan, Finding]:
    """The plan with a member's path in the scenario of the same name, and what is said of it."""
    file = "" if each.sent is None else each.sent.file
    fields = {"name": plan.register[path.member].name, "scenario": path.scenario, "pillar": path.pillar.value}
    known = next((scenario for scenario in plan.scenarios if scenario.name == path.scenario), None)
    if known is None:
        message = tr("{name}: a {pillar} path for the scenario “{scenario}” was sent, which this plan does not have;"
                     " the path was left out.", **fields)  # fmt: skip
        return plan, Finding(Severity.WARNING, file, "", message, file)
    message = tr("{name}: its {pillar} path in the scenario “{scenario}” is the one of its return.", **fields)
    return plan.with_path(known, path.member, path.pillar, path.path), Finding(Severity.NOTE, file, "", message, file)
