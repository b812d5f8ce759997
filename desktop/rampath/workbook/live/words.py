"""Pieces of formulas: a share on its way, whether it meets, a number that may be missing."""

from rampath.domain.path import Shape
from rampath.workbook.live.places import SHAPES

NOTHING = '""'


def way(shape: str, a: str, b: str, t: str) -> str:
    """The share at the part `t` of the way from `a` to `b`, by the number of the shape (design rule 7)."""
    rise = f"({b}-{a})"
    ways = {
        Shape.LINEAR: f"{a}+{rise}*{t}",
        Shape.CONSTANT_GROWTH: f"IF(AND({a}>0,{b}>0),{a}*({b}/{a})^({t}),{a}+{rise}*{t})",
        Shape.S_CURVE: f"{a}+{rise}*({t})^2*(3-2*{t})",
        Shape.FRONT_LOADED: f"{a}+{rise}*(1-(1-{t})^2)",
        Shape.BACK_LOADED: f"{a}+{rise}*({t})^2",
        Shape.STEP: a,
    }
    return f"CHOOSE({shape}+1,{','.join(ways[each] for each in SHAPES)})"


def shape_number(cell: str) -> str:
    """The number of the shape whose word stands in a cell; that of linear for any other word."""
    return "+".join(f'{number}*({cell}="{shape.value}")' for number, shape in enumerate(SHAPES) if number)


def meets(share: str, target: str, exact: str) -> str:
    """1 where a share reaches a target, by the commitment's rule: `exact` is 1, or 0 for as published (rule 3)."""
    return f"({exact}*({share}>={target})+(1-{exact})*({_published(share)}>={_published(target)}))"


def _published(share: str) -> str:
    """Per cent with two decimals; first brought to the digits that a decimal name has."""
    return f"ROUND(ROUND({share}*100,11),2)"


def found(total: str, count: str) -> str:
    """A sum of cells that were looked up, nothing where none was there."""
    return f"IF({count}=0,{NOTHING},{total})"
