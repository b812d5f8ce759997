"""Markings and their order: which label a text begins with, which is the highest, and what lowers one.

Nothing here chooses a marking. A label may be followed by more words, such as “RELEASABLE TO …”.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rampath.domain.finding import Finding, Severity
from rampath.domain.plan import Plan
from rampath.wording import tr


@dataclass(frozen=True, slots=True)
class Marking:
    """A label that a policy allows.

    `band` and `text` are the colours (`#rrggbb`) of its band and of the words on it; `short` is its abbreviation.
    `level` orders labels, across policies too: 0 public, 1 unclassified, 2 restricted, 3 confidential, 4 secret,
    5 top secret. `unmarked` says whether its policy allows pages without any marking.
    """

    label: str
    band: str
    text: str
    policy: str = ""
    level: int = 0
    short: str = ""
    unmarked: bool = False


def recognised(markings: Iterable[Marking], text: str) -> Marking | None:
    """The label, or abbreviation, that a text begins with; the longest of several, None where no policy knows it."""
    words = " ".join(text.split()).casefold()
    found = [
        (len(name), each)
        for each in markings
        for name in filter(None, (each.label.casefold(), each.short.casefold()))
        if words.startswith(name) and not words[len(name) : len(name) + 1].isalnum()
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def highest(markings: Sequence[Marking], texts: Iterable[str]) -> str | None:
    """The text with the highest label, the first of several; one that no policy knows stands above them all.

    What is not known cannot be said to be lower, so that it is never dropped in silence. None where there is none.
    """
    told = [text for text in texts if text.strip()]
    return max(told, key=lambda text: _level(markings, text), default=None)


def lowers(markings: Sequence[Marking], before: str, after: str) -> bool:
    """Whether `after` asks less care than `before`; so does anything that cannot be compared with it."""
    if not before.strip() or before == after:
        return False
    one, other = recognised(markings, before), recognised(markings, after)
    return one is None or other is None or other.level < one.level


def doubt(markings: Sequence[Marking], text: str) -> str | None:
    """A sentence on a marking that no policy knows; None for one that is known, and for none."""
    if not text.strip() or recognised(markings, text) is not None:
        return None
    policies = ", ".join(dict.fromkeys(each.policy for each in markings))
    return tr(
        "“{marking}” is no label of the policies {policies}; check that it is spelt as it should stand on the page.",
        marking=text, policies=policies,
    )  # fmt: skip


def portion(markings: Iterable[Marking], text: str) -> str:
    """What stands under a single chart: the label's abbreviation in brackets, with the words that follow the label.

    A text that no policy knows, or whose policy has no abbreviation, stands as it is.
    """
    known = recognised(markings, text)
    if known is None or not known.short:
        return text.strip()
    words = " ".join(text.split())
    named = next(name for name in (known.label, known.short) if words.casefold().startswith(name.casefold()))
    rest = words[len(named) :].strip()
    return f"({known.short} {rest})" if rest else f"({known.short})"


def unmarked_refusal(markings: Sequence[Marking], before: str) -> str | None:
    """Why pages of a plan marked `before` may not go without a marking; None where they may."""
    known = recognised(markings, before)
    if known is None or known.unmarked:
        return None
    return tr(
        "The plan is marked {marking}, and the policy {policy} allows no page without a marking; name a marking.",
        marking=before, policy=known.policy,
    )  # fmt: skip


def lowered(before: str, after: str) -> Finding:
    """The note that a plan keeps of a marking that the user lowered."""
    said = tr("The marking was lowered from {before} to {after} by hand.", before=before, after=after or tr("none"))
    return Finding(Severity.NOTE, "", before, said)


def taken_away(findings: Iterable[Finding]) -> str:
    """What a plan was marked before its marking was taken away by hand, the last time; "" where it never was."""
    gone = [finding.raw for finding in findings if finding.raw and finding.message == lowered(finding.raw, "").message]
    return gone[-1] if gone else ""


def carried(file: str, label: str) -> Finding:
    """The note that a plan keeps of the label of a file that it was read from."""
    return Finding(Severity.NOTE, file, label, tr("{file} carries the label {label}.", file=file, label=label), file)


def labels_in(plan: Plan, file: str) -> tuple[Finding, ...]:
    """The labels that what comes from a plan in a file carries: the plan's marking, and those of its own files."""
    own = (carried(file, plan.marking),) if plan.marking.strip() else ()
    return (*own, *(each for each in plan.findings if each.raw and each == carried(each.file, each.raw)))


def dropped(markings: Sequence[Marking], findings: Iterable[Finding], marking: str) -> str | None:
    """Why what is marked so may not leave a plan with these findings; None where it may.

    A label of a file that was read is not dropped where the marking asks at least as much care, or where somebody
    lowered a marking that did, which is on record as well.
    """
    told = tuple(findings)
    files = [each for each in told if each.raw and each == carried(each.file, each.raw)]
    given_up = [each.raw for each in told if each.raw and each == lowered(each.raw, marking)]
    for each in files:
        kept = (marking, *given_up)
        if all(not one.strip() or lowers(markings, each.raw, one) for one in kept):
            return tr("{file} carries the label {label}, and the plan is marked {marking}: the label would be dropped."
                      " Set the marking to {label} or higher (Edit > Marking…, or “rampath plan --marking”); a"
                      " lowering is noted in the plan, and then it can leave.", file=each.file, label=each.raw,
                      marking=marking or tr("with nothing"))  # fmt: skip
    return None


def outranked(markings: Sequence[Marking], marking: str, label: str) -> str | None:
    """Why figures of a plan marked so may not go into a file with this label (or none); None where they may.

    Public and unclassified figures may go into a file without a label, or with one that no policy knows.
    """
    known = recognised(markings, marking)
    harmless = not marking.strip() or (known is not None and known.level <= 1)
    open_to = not label.strip() or recognised(markings, label) is None
    if (harmless and open_to) or not lowers(markings, marking, label):
        return None
    return tr("The plan is marked {marking}, and the file carries {label}, which asks less care: the marking would be"
              " dropped. Have the file labelled first.", marking=marking,
              label=tr("the label {label}", label=label) if label else tr("no label"))  # fmt: skip


def _level(markings: Sequence[Marking], text: str) -> float:
    known = recognised(markings, text)
    return float("inf") if known is None else known.level
