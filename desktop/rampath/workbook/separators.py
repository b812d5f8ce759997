"""Which sign parts decimals and which thousands: decided for a block by all its numbers, or asked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.wording import NO_BREAK_SPACE, listing, number, tr
from rampath.workbook.figure import digits_of
from rampath.workbook.numeral import COMMA, POINT, Separators, is_either, number_in
from rampath.workbook.question import Answers, Choice, Question, answer_to

__all__ = ["COMMA", "POINT", "Decision", "Separators", "decide", "doubt", "is_left_open", "separators_for"]

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """The separators of a block; where not `sure`, the likelier ones.

    `why` says in words what settled it, or what did not; `examples` are the numbers that it rests on, as they
    stand there.
    """

    separators: Separators
    sure: bool
    why: str
    examples: tuple[str, ...] = ()


def decide(texts: Iterable[str]) -> Decision:
    """The separators that the numbers of a block share.

    A number with both signs settles it (`1.234,5`), and so does one with a sign that cannot part thousands
    (`12,34`, `0,234`, `1234,567`) or that comes twice (`1,234,567`). Numbers like `1,234` settle nothing, however
    many. Texts that are no figures do not count.
    """
    said: dict[Separators, Counter[str]] = {POINT: Counter(), COMMA: Counter()}
    either: Counter[str] = Counter()
    for digits in _told(texts):
        if is_either(digits):
            either[digits] += 1
        else:
            for separators in (POINT, COMMA):
                if number_in(digits, separators) is not None:
                    said[separators][digits] += 1
    point, comma = said[POINT], said[COMMA]
    if point and comma:
        return _against(point, comma)
    if point or comma:
        return _settled(POINT if point else COMMA, point or comma)
    if either:
        return _open(either)
    return Decision(POINT, True, tr("No number has a decimal sign or a sign between thousands."))


def _told(texts: Iterable[str]) -> Iterator[str]:
    """The digits of each figure that has a point or comma among them."""
    for text in texts:
        if "," in text or "." in text:
            digits = digits_of(text)
            if digits is not None and ("," in digits or "." in digits):
                yield digits


def _settled(separators: Separators, told: Counter[str]) -> Decision:
    examples = tuple(told)[:_EXAMPLES]
    if separators == POINT:
        why = tr("The point is the decimal sign: {examples} can be read in no other way.", examples=_quoted(examples))
    else:
        why = tr("The comma is the decimal sign: {examples} can be read in no other way.", examples=_quoted(examples))
    return Decision(separators, True, why, examples)


def _against(point: Counter[str], comma: Counter[str]) -> Decision:
    """Numbers of both kinds in one block: the kind that is more often found is the likelier."""
    examples = (next(iter(point)), next(iter(comma)))
    why = tr("The numbers contradict each other: in {point} the point is the decimal sign, in {comma} the comma.",
             point=_quoted(examples[:1]), comma=_quoted(examples[1:]))  # fmt: skip
    likelier = COMMA if comma.total() > point.total() else POINT
    return Decision(likelier, False, why, examples)


def _open(either: Counter[str]) -> Decision:
    """Only numbers such as `1,234` or `1.234`: thousands for a comma, decimals for a point, as programs write them."""
    examples = tuple(either)[:_EXAMPLES]
    signs = {digits[-4] for digits in either}
    if len(signs) == 2:
        why = tr("Some numbers have a point before their last three digits, others a comma, such as {examples}.",
                 examples=_quoted(_one_each(either)))  # fmt: skip
        return Decision(POINT, False, why, _one_each(either))
    why = tr("Every sign stands before the last three digits, as in {examples}, where it may separate thousands or"
             " decimals.", examples=_quoted(examples))  # fmt: skip
    return Decision(POINT, False, why, examples)


def _one_each(either: Counter[str]) -> tuple[str, ...]:
    return tuple(next(digits for digits in either if digits[-4] == sign) for sign in (".", ","))


def doubt(decision: Decision, place: str) -> Finding | None:
    """The question where a block's numbers leave its separators open, with both readings; None where they are sure."""
    if decision.sure:
        return None
    raw = decision.examples[0]
    read, other = (_shown(raw, each) for each in (decision.separators, _other(decision.separators)))
    if read is None or other is None:
        said = decision.why.rstrip(".")
        done = tr("Numbers that fit “{decimal}” as the decimal sign were read, the others left out. Say which sign it"
                  " is", decimal=decision.separators.decimal)  # fmt: skip
    else:
        said = tr("“{raw}” may be {other} or {read}, and no other number tells which", raw=raw, other=other, read=read)
        done = tr("It was read as {read}. Say which sign is the decimal sign", read=read)
    return told(Severity.WARNING, place, raw, said, done=done, scope=Scope.HEADER)


def separators_for(texts: Iterable[str], place: str, answers: Answers) -> tuple[Separators, Question | None]:
    """The separators of a block's figures, with the question that they leave open where nothing settles them.

    `place` is the sheet or range that the block fills; the question is the same whenever the file is read again.
    """
    decision = decide(texts)
    if decision.sure:
        return decision.separators, None
    choices = tuple(Choice(_IDS[each], _choice(decision, each)) for each in (POINT, COMMA))
    message = tr("{why} Which sign is the decimal sign?", why=decision.why)
    signs = [sign for sign in ".," if any(sign in raw for raw in decision.examples)]
    asked = Question(
        f"{_ABOUT} {place}", place, decision.examples[0], message, choices, _IDS[decision.separators],
        same=f"decimal sign in numbers with “{signs[0]}”" if len(signs) == 1 else "",
    )  # fmt: skip
    question = answer_to(asked, answers)
    return (COMMA if question.taken == _IDS[COMMA] else POINT), question


_ABOUT = "decimal sign"
_IDS = {POINT: "point", COMMA: "comma"}


def is_left_open(questions: Iterable[Question]) -> bool:
    """Whether one of the questions is which sign is the decimal sign, and nobody has answered it."""
    return any(question.id.startswith(f"{_ABOUT} ") and not question.answered for question in questions)


def _choice(decision: Decision, separators: Separators) -> str:
    """A choice with what the examples come to: "the comma: “1.234” is 1 234"."""
    sign = tr("the comma") if separators == COMMA else tr("the point")
    read = [(raw, _shown(raw, separators)) for raw in decision.examples]
    said = [tr("“{raw}” is {number}", raw=raw, number=shown) for raw, shown in read if shown is not None]
    if said:
        return tr("{sign}: {examples}", sign=sign, examples=listing(said))
    return tr("{sign}; numbers that do not fit it are left out", sign=sign)


def _other(separators: Separators) -> Separators:
    return COMMA if separators == POINT else POINT


def _shown(digits: str, separators: Separators) -> str | None:
    """A reading with blanks between thousands and a point for decimals: `1 234`, `1.234`."""
    value = number_in(digits, separators)
    if value is None or not is_either(digits):
        return None
    decimals = 0 if digits[-4] == separators.thousands else 3
    return number(value, decimals).replace(",", NO_BREAK_SPACE)


def _quoted(texts: Iterable[str]) -> str:
    return listing([f"“{text}”" for text in texts])
