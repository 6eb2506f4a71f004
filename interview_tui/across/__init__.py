"""All interviews of a study at once: what was asked in which, how long, and every word to be found. Reads what `export`
shows of an interview: corrected, and with what is hidden hidden."""
