"""A whole study encrypted between uses: `lock`, `unlock`. What it looks like meanwhile says `at_rest`."""
