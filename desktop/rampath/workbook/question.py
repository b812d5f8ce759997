"""A question that a reading leaves to its reader: what stands there, and the ways in which it can be taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rampath.domain.finding import Finding, Severity
from rampath.wording import tr

LEAVE_OUT = "leave-out"
"""The choice, offered with most questions, to take nothing from the place."""

Answers = Mapping[str, str]
"""What a person has answered: the id of a choice by the id of its question, or by what several of them share."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take what stands there, with what it comes to in words: "1.234 as a thousand: 1 234"."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """Asked where a file can be taken in more than one way; nothing is guessed silently.

    `id` stays the same from reading to reading of the same file ("member Data!A7"). `taken` is the choice that
    this reading went by: the answer where there was one (`answered`), else the cautious one. Questions of one file
    that ask the same in several places share `same`, by which one answer settles them all.
    """

    id: str
    place: str
    raw: str
    message: str
    choices: tuple[Choice, ...]
    taken: str
    answered: bool = False
    same: str = ""


def answer_to(question: Question, answers: Answers) -> Question:
    """The question with the choice that was made, of it or of one that asks the same, where it is still offered."""
    chosen = answers.get(question.id)
    if chosen is None and question.same:
        chosen = answers.get(question.same)
    if chosen is None or all(choice.id != chosen for choice in question.choices):
        return question
    return replace(question, taken=chosen, answered=True)


def with_answer(answers: Answers, question: Question, choice: str) -> Answers:
    """The answers with one more. The first of several questions that ask the same answers for all of them; one of
    the others that is answered again is answered for itself.
    """
    after = {**answers, question.id: choice}
    leads = question.same not in answers or answers.get(question.id) == answers[question.same]
    return {**after, question.same: choice} if question.same and leads else after


def spread(answers: Answers, questions: Iterable[Question]) -> Answers:
    """The answers with those to open questions that others of the same were answered for, all alike."""
    asked = [question for question in questions if question.same]
    given: dict[str, set[str]] = {}
    for question in asked:
        if question.id in answers:
            given.setdefault(question.same, set()).add(answers[question.id])
    left = (question.same for question in asked if not question.answered)
    return {**answers, **{same: next(iter(given[same])) for same in left if len(given.get(same, ())) == 1}}


def open_finding(question: Question) -> Finding | None:
    """What a question that nobody has answered is among the findings; None for one that was answered.

    It is an error where figures are left out until then.
    """
    if question.answered:
        return None
    taken = next((choice.text for choice in question.choices if choice.id == question.taken), question.taken)
    severity = Severity.ERROR if question.taken == LEAVE_OUT else Severity.WARNING
    message = tr("{question} Not answered yet; until then: {choice}.", question=question.message, choice=taken)
    return Finding(severity, question.place, question.raw, message)
