"""`qdc`: the guide's themes and questions as a codebook, for any program for analysis, before any interview is held.

The codebook of REFI-QDA, version 1.5, section 5.2. A code has the GUID that it has in a project.
"""

from xml.etree import ElementTree

from interview_tui.export.refi.codes import codes_element
from interview_tui.export.refi.project import codebook
from interview_tui.export.refi.xml import ORIGIN, document
from interview_tui.guide.model import Guide
from interview_tui.language import _, in_language
from interview_tui.problem import Problem

SUFFIX = ".qdc"
_NAMESPACE = "urn:QDA-XML:codebook:1.0"


def text(guide: Guide) -> bytes:
    """The codebook. Raises `Problem` if the guide has no questions."""
    with in_language(guide.language):
        codes = codebook(guide)
    if not codes:
        raise Problem(_("The guide has no questions yet, so there are no codes."), cure=_("Write its questions first."))
    root = ElementTree.Element("CodeBook", xmlns=_NAMESPACE, origin=ORIGIN)
    root.append(codes_element(codes))
    return document(root)
