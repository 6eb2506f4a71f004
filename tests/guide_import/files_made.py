"""Documents that LibreOffice wrote: converted once from `files/*.fodt` and from documents of `manners`."""

from pathlib import Path

from tests.guide_import.by_hand import rows
from tests.guide_import.guides import Tree
from tests.guide_import.manners import Case, generated

FILES = Path(__file__).parent / "files"
LISTS: Tree = rows("""
title: Intervjuguide – arbetsterapeuter
script: Välkomnande
text: Tack för att du kom. Vi pratar i ungefär en timme.
theme: Yrket
question: Hur kom du in i yrket?
  probe: Vad lockade dig?
  condition: Om du har bytt arbetsplats:
    probe: Vad skilde dem åt?
question: Vad är ett gott möte med en klient?
  clarification: Med möte menas också telefonsamtal.
theme: Hjälpmedel
question: Berätta om en gång när ett hjälpmedel gjorde skillnad.
question: Vad gör du när ett hjälpmedel inte används?
  clarification: rullatorn i garderoben, larmet i lådan.
script: Tack
text: Då har jag inga fler frågor. Tack för din tid.
""")
TABLE: Tree = rows("""
title: Interview guide for volunteers
script: Introduction
text: Thank you for seeing me. I am writing my thesis about volunteering.
theme: Getting started
question: How did you become a volunteer?
  probe: Who asked you?
  probe: What did you expect?
question: What do you do in a normal week?
theme: Meaning
question: What does it give you?
  condition: If nothing:
    probe: why do you go on?
question: What would make you stop?
script: Thanks
text: Thank you for your time!
""")


def of_libreoffice() -> list[Case]:
    """All of them, with their rows."""
    trees = {case.name: case for case in generated()}
    result = []
    for path in sorted(FILES.glob("*.*")):
        if path.suffix == ".fodt":
            continue
        known = trees.get(path.stem)
        rows_in_it = known.tree if known else LISTS if path.stem == "lists" else TABLE
        research = known.research if known else 0
        result.append(Case(f"{path.stem}{path.suffix}", path.name, path.read_bytes(), rows_in_it, research))
    return result
