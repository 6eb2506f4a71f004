"""A whole study, made up with all that is known of it: figures reckoned apart from the program, and withdrawals."""
