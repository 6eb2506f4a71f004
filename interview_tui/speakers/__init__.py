"""Who says what: voices told apart by their sound, enrolled by what the interviewer is known to say."""
