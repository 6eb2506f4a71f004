"""`interview-tui report …`: what a study's data say of it, as tables and documents."""

import click

from interview_tui.command_line import Commands


@click.group(cls=Commands)
def report() -> None:
    """Tell what this study's data say: coverage, time, method."""
