"""What the engines are called, on a command line and in a transcript's header. Imports nothing."""

OPENAI = "openai-whisper"
FASTER = "faster-whisper"
ENGINES = (OPENAI, FASTER)
