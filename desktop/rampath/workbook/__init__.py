"""Workbooks: seeing any sheet, reading known layouts, and writing our own."""
