"""The extra `fast` in tests: what needs it is skipped where it is not installed, but not in CI."""

from importlib.util import find_spec

import pytest

from tests.conftest import FULL

needs_fast = pytest.mark.skipif(find_spec("faster_whisper") is None and not FULL, reason="faster-whisper")
