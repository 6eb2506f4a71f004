"""`python -m interview_tui`: the same as the command `interview-tui`."""

from interview_tui.cli import main

main()
