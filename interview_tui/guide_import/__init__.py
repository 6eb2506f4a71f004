"""An interview guide as somebody wrote it, in Word or anywhere: its lines, and what each of them seems to be."""
