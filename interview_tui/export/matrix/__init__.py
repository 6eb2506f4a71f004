"""The framework matrix: who said what to which question, as a table and as a workbook."""
