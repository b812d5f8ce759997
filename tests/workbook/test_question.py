"""Questions of a reading: answered by a choice that is offered, one or all that ask the same; findings while open."""

import pytest

from rampath.domain.finding import Finding, Severity
from rampath.workbook.question import (
    LEAVE_OUT,
    Answers,
    Choice,
    Question,
    answer_to,
    open_finding,
    spread,
    with_answer,
)

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


def alike(place: str, answers: Answers) -> Question:
    """One of several questions that ask the same."""
    return answer_to(Question(f"sign {place}", place, "-5", "How?", CHOICES, LEAVE_OUT, same="sign “-5”"), answers)


def said(answers: Answers) -> list[tuple[str, bool]]:
    return [(each.taken, each.answered) for each in (alike(place, answers) for place in ("T!B2", "U!B2", "V!B2"))]


def test_that_the_first_answer_settles_all_that_ask_the_same_and_each_can_be_answered_otherwise() -> None:
    first = with_answer({}, alike("T!B2", {}), "a")
    assert said(first) == [("a", True), ("a", True), ("a", True)]
    second = with_answer(first, alike("U!B2", first), LEAVE_OUT)
    assert said(second) == [("a", True), (LEAVE_OUT, True), ("a", True)]
    changed = with_answer(second, alike("T!B2", second), LEAVE_OUT)
    back = with_answer(changed, alike("U!B2", changed), LEAVE_OUT)
    assert said(changed) == said(back) == [(LEAVE_OUT, True)] * 3
    assert with_answer({}, asked(LEAVE_OUT), "a") == {"sign T!B2": "a"}


def test_that_answers_are_spread_to_open_questions_where_those_that_ask_the_same_agree() -> None:
    def spread_over(answers: Answers) -> list[tuple[str, bool]]:
        return said(spread(answers, [alike(place, answers) for place in ("T!B2", "U!B2", "V!B2")]))

    assert spread_over({"sign U!B2": "a"}) == [("a", True)] * 3
    assert spread_over({"sign T!B2": LEAVE_OUT, "sign U!B2": LEAVE_OUT}) == [(LEAVE_OUT, True)] * 3
    differing = {"sign T!B2": "a", "sign U!B2": LEAVE_OUT}
    assert spread_over(differing) == [("a", True), (LEAVE_OUT, True), (LEAVE_OUT, False)]
    assert spread(differing, [asked(LEAVE_OUT)]) == differing
