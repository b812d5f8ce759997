"""Figures of a plan in forms that others read: NATO's tables, the UN's report, and tidy text. No Qt."""
