"""Questions of a reading: answered by a choice that is offered, and a finding as long as they are open."""

import pytest

from rampath.domain.finding import Finding, Severity
from rampath.workbook.question import LEAVE_OUT, Choice, Question, answer_to, open_finding

CHOICES = (Choice("a", "take it as a"), Choice(LEAVE_OUT, "leave it out"))


def asked(taken: str) -> Question:
    return Question("sign T!B2", "T!B2", "-5", "How is it meant?", CHOICES, taken)


@pytest.mark.parametrize("answers", [{}, {"sign T!B3": "a"}, {"sign T!B2": "b"}, {"sign T!B2": ""}])
def test_that_only_a_choice_of_the_question_answers_it(answers: dict[str, str]) -> None:
    assert answer_to(asked(LEAVE_OUT), answers) == asked(LEAVE_OUT)


def test_that_an_answer_is_taken_and_said_to_be_one() -> None:
    answered = answer_to(asked(LEAVE_OUT), {"sign T!B2": "a"})
    assert (answered.taken, answered.answered) == ("a", True)
    assert open_finding(answered) is None


@pytest.mark.parametrize(
    ("taken", "severity", "until"),
    [(LEAVE_OUT, Severity.ERROR, "leave it out"), ("a", Severity.WARNING, "take it as a")],
)
def test_that_an_open_question_is_an_error_where_figures_are_left_out_and_else_a_warning(
    taken: str, severity: Severity, until: str
) -> None:
    message = f"How is it meant? Not answered yet; until then: {until}."
    assert open_finding(asked(taken)) == Finding(severity, "T!B2", "-5", message)
