"""Sound on disk: written, mended, archived, checked, and the room it needs."""
