"""A question that a reading leaves to its reader: what stands there, and the ways in which it can be taken."""

from collections.abc import Mapping
from dataclasses import dataclass

from rampath.domain.finding import Finding, Severity
from rampath.wording import tr

LEAVE_OUT = "leave-out"
"""The choice, offered with most questions, to take nothing from the place."""

Answers = Mapping[str, str]
"""What a person has answered: the id of a choice by the id of its question."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take what stands there, with what it comes to in words: "1.234 as a thousand: 1 234"."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """Asked where a file can be taken in more than one way; nothing is guessed silently.

    `id` stays the same from reading to reading of the same file ("member Data!A7"). `taken` is the choice that
    this reading went by: the answer where there was one (`answered`), else the cautious one.
    """

    id: str
    place: str
    raw: str
    message: str
    choices: tuple[Choice, ...]
    taken: str
    answered: bool = False


def answer_to(question: Question, answers: Answers) -> Question:
    """The question with the choice that was made, where there was one and it is still offered."""
    chosen = answers.get(question.id)
    if chosen is None or all(choice.id != chosen for choice in question.choices):
        return question
    return Question(
        question.id, question.place, question.raw, question.message, question.choices, chosen, answered=True
    )


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
