"""The plan workbook: a plan saved as an ordinary `.xlsx`, and opened again."""

from rampath.workbook.plan_reader import PlanRead, is_plan, read_edited, read_plan
from rampath.workbook.plan_writer import write_plan

__all__ = ["PlanRead", "is_plan", "read_edited", "read_plan", "write_plan"]
