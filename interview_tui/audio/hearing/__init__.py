"""Where sound comes from: microphones, the processes that listen to them, files in their place; and what it is like."""
