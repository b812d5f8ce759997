"""The editions that figures are drawn from, in words that stay short where every member has sent a return."""

from rampath.domain.edition_use import counting_editions
from rampath.domain.observation import Observations
from rampath.domain.returns import return_of
from rampath.wording import number, tr

_FEW = 3
"""So many returns are named, each by its member."""


def counting_in_words(observations: Observations) -> tuple[str, ...]:
    """The editions that count, the one that counts most first; many returns of one edition are named together."""
    editions = counting_editions(observations)
    returns: dict[str, int] = {}
    for edition in editions:
        sent = return_of(edition)
        if sent:
            returns[sent] = returns.get(sent, 0) + 1
    named: dict[str, None] = {}
    for edition in editions:
        count = returns.get(return_of(edition), 0)
        words = tr("returns of {count} members ({edition})", count=number(count, 0), edition=return_of(edition))
        named[words if count > _FEW else edition] = None
    return tuple(named)
