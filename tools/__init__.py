"""What makes the files that the program ships; never imported by the program."""
