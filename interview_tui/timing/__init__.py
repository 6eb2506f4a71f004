"""How long an interview took, theme by theme and question by question, and what the interviewer did with the time."""
