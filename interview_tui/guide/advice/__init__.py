"""Advice about an interview guide, from the methods literature: what a supervisor would remark on."""
