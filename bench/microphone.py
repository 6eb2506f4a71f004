"""The embedded demos, whole, through a virtual microphone in real time: words recognised and under their question.

python -m bench.microphone [sv] [en]        about three minutes each; needs PulseAudio; prints a line of JSON
"""

import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from interview_tui.demo.material import material
from tests.demo.hearing import heard
from tests.virtual_audio import VirtualAudio


def main() -> None:
    figures = {}
    for language in sys.argv[1:] or ["sv", "en"]:
        room = VirtualAudio().start()
        try:
            os.environ.update(room.env)
            with tempfile.TemporaryDirectory() as folder:
                figures[language] = asdict(heard(material(language), room, Path(folder)))
        finally:
            room.stop()
    print(json.dumps({"bench": "microphone", **figures}))


if __name__ == "__main__":
    main()
