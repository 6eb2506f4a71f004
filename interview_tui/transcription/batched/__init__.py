"""Several windows of sound heard together by one openai-whisper network, each as if it were alone."""
