"""A name that is left anywhere in a finished file is found, and what only looks like it is not."""

import csv
import io
import json
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.identities import PLANTED, sentence
from interview_tui.privacy.leaks import ALONE, Around, Leak, Original, leaks, leaks_in_sound, parts_of

ANNA = Original("Anna", "Kim", "person")
BORAS = Original("Borås", "[en stad]", "place")
OFFICE = Original("Försäkringskassan i Växjö", "[en myndighet]", "authority")
PHONE = Original("070-123 45 67", "[nummer]", "phone")
NUMBER = Original("850312-1234", "[nummer]", "id_number")
EVERYTHING = (ANNA, BORAS, OFFICE, PHONE, NUMBER, Original("anna.berg@lund.se", "[e-post]", "email"))


def found(name: str, data: bytes | str, *originals: Original, language: str = "sv") -> tuple[Leak, ...]:
    return leaks({name: data.encode() if isinstance(data, str) else data}, originals or EVERYTHING, language)


def packed(members: dict[str, bytes | str], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.comment = comment
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def word(fill: Callable[[object], None]) -> bytes:
    import docx

    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def split_over_runs(document: object) -> None:
    document.add_heading("Vardag")  # type: ignore[attr-defined]
    paragraph = document.add_paragraph("Jag bor i Bo")  # type: ignore[attr-defined]
    paragraph.add_run("r").bold = True
    paragraph.add_run("ås nu.")


def author(document: object) -> None:
    document.core_properties.author = "Anna"  # type: ignore[attr-defined]


def header(document: object) -> None:
    document.sections[0].header.paragraphs[0].text = "Anna"  # type: ignore[attr-defined]


def comment(document: object) -> None:
    run = document.add_paragraph("Hej").runs[0]  # type: ignore[attr-defined]
    document.add_comment(run, text="Det var Anna", author="I")  # type: ignore[attr-defined]


def table(document: object) -> None:
    document.add_table(1, 2).cell(0, 1).text = "hos Anna"  # type: ignore[attr-defined]


def workbook(**parts: str) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(parts.get("sheet", "Blad"))
    sheet.write("A1", "Fråga")
    sheet.write("B7", parts.get("cell", "svar"))
    if "rich" in parts:
        first, second = parts["rich"].split("|")
        sheet.write_rich_string("C2", first, book.add_format({"bold": True}), second)
    if "link" in parts:
        sheet.write_url("D2", f"https://example.org/{parts['link']}", string="länk")
    if "comment" in parts:
        sheet.write_comment("A1", parts["comment"])
    book.set_properties({"title": parts.get("title", "")})
    book.close()
    return out.getvalue()


def sound(kind: str, comment: str) -> bytes:
    import numpy as np
    import soundfile

    out = io.BytesIO()
    with soundfile.SoundFile(out, "w", 16000, 1, format=kind, subtype="PCM_16") as file:
        file.comment = comment
        file.write(np.zeros(1600, dtype=np.int16))
    return out.getvalue()


def with_av(path: Path, codec: str, **tags: str) -> bytes:
    import av
    import numpy as np

    with av.open(str(path), "w") as container:
        container.metadata.update(tags)
        stream = container.add_stream(codec, rate=16000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 16000), dtype=np.float32), format="fltp", layout="mono")
        frame.sample_rate = 16000
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return path.read_bytes()


def row(*cells: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerow(cells)
    return out.getvalue()


NFD = unicodedata.normalize("NFD", "Borås")
SAME_SIGNS = {
    "small letters": "sen kom anna hem",
    "capitals": "DET VAR ANNA",
    "genitive": "Annas bror",
    "English genitive": "Anna's brother",
    "typographic genitive": "Anna’s brother",
    "after a hyphen's first part": "hela Anna-gänget",
    "beginning of a compound": "hon gick på Boråsskolan",
    "inhabitants": "vi boråsare",
    "letters and marks apart": f"i {NFD} alltså",
    "soft hyphen": "i Bo\u00adrås",
    "zero width": "i Bor\u200bås",
    "hard hyphen": "i Bo-rås",
    "no-break space": "Försäkringskassan\u00a0i\u00a0Växjö",
    "over two lines": "Försäkringskassan\ni Växjö",
    "genitive of a phrase": "Försäkringskassan i Växjös lokaler",
    "phone together": "ring 0701234567",
    "phone from abroad": "ring +46 70 123 45 67",
    "phone with noughts": "ring 0046701234567",
    "phone in pairs": "070 - 12 34 567",
    "identity number with century": "19850312-1234",
    "identity number together": "8503121234",
    "e-mail": "skriv till Anna.Berg@lund.se.",
    "e-mail in an entity": "anna&#46;berg@lund.se",
    "in the address of a link": "se https://example.org/Bor%C3%A5s",
    "letters wide apart in code": "Ａｎｎａ sa",
}


@pytest.mark.parametrize("text", SAME_SIGNS.values(), ids=SAME_SIGNS)
def test_however_it_is_written_it_is_found(text: str) -> None:
    assert found("01.txt", f"Jaha.\n{text}\n"), text


PLACES: dict[str, tuple[str, bytes | str, str]] = {
    "file name": ("01-anna.md", "Hej.", "the file's name"),
    "file name without marks": ("Intervju i Boras.txt", "Hej.", "the file's name"),
    "line of a text": ("01.txt", "Hej.\n\nDet var Anna.", "line 3"),
    "utf-8 with a mark": ("01.txt", "\ufeffAnna sa det.", "line 1"),
    "utf-16": ("01.txt", "Det var Anna.".encode("utf-16"), "line 1"),
    "utf-16 without a mark": ("01.txt", "Det var Anna i går.".encode("utf-16-le"), "line 1"),
    "latin-1": ("01.txt", "Jag bor i Borås.".encode("latin-1"), "inside the file"),
    "escaped Markdown": ("01.md", r"Skriv till anna\.berg\@lund\.se", "line 1"),
    "emphasised": ("01.md", "Sa **Anna**?", "line 1"),
    "note in subtitles": ("01.vtt", "WEBVTT\n\nNOTE Anna\n\n1\n00:00.000 --> 00:01.000\nHej\n", "line 3"),
    "voice of a cue": ("01.vtt", "WEBVTT\n\n1\n00:00.000 --> 00:01.000\n<v Anna>Hej\n", "line 5"),
    "over two cues": (
        "01.vtt",
        "WEBVTT\n\n1\n00:00.000 --> 00:01.000\n<v I>Försäkringskassan i\n\n2\n00:01.000 --> 00:02.000\n<v I>Växjö\n",
        "line 5",
    ),
    "cell": ("01.csv", row("id", "text") + row("1", "Jag är Anna"), "row 2, column 2"),
    "over two cells": (
        "01.csv", row("text", "n") + row("Försäkringskassan", "1") + row("i Växjö", "2"), "row 2, column 1",
    ),
    "column of a table with tabs": ("01.nvivo.txt", "Timespan\tContent\n0:00-0:01\tAnna", "row 2, column 2"),
    "JSON escape": ("01.json", json.dumps({"notes": [{"text": "i Borås"}]}), "notes › text (1)"),
    "word by word in JSON": (
        "01.json",
        json.dumps({"words": [{"text": "Försäkringskassan"}, {"text": "i"}, {"text": "Växjö."}]}),
        "words › text (1)",
    ),
    "key in JSON": ("01.json", json.dumps({"Anna": 1}), "the name of a field"),
    "id in JSON": ("01.json", json.dumps({"question_id": "hur-ar-det-i-boras"}), "question_id"),
    "attribute": ("01.qdc", "<?xml version='1.0'?>\n<a>\n<Code name='Borås'/></a>", "line 3"),
    "entity in XML": ("01.qdc", "<?xml version='1.0'?>\n<a>Bor&#229;s</a>", "line 2"),
    "comment in XML": ("01.qdc", "<a><!-- Anna --></a>", "line 1"),
    "name split over runs": ("01.docx", word(split_over_runs), "paragraph 2"),
    "table in a document": ("01.docx", word(table), "paragraph 2"),
    "author": ("01.docx", word(author), "document properties: author"),
    "page header": ("01.docx", word(header), "page header"),
    "comment in a document": ("01.docx", word(comment), "comments"),
    "custom XML": ("01.docx", packed({"customXml/item1.xml": "<a>Anna</a>"}), "custom XML"),
    "cell of a workbook": ("m.xlsx", workbook(cell="hos Anna"), "sheet 1, cell B7"),
    "cell in two fonts": ("m.xlsx", workbook(rich="i Bo|rås"), "sheet 1, cell C2"),
    "name of a sheet": ("m.xlsx", workbook(sheet="Anna"), "names of the sheets"),
    "link in a workbook": ("m.xlsx", workbook(link="anna"), "xl/worksheets/_rels/sheet1.xml.rels, line 2"),
    "comment in a workbook": ("m.xlsx", workbook(comment="Anna?"), "comments"),
    "title of a workbook": ("m.xlsx", workbook(title="Anna"), "document properties: title"),
    "project": ("p.qdpx", packed({"project.qde": "<Project name='Anna'/>"}), "project.qde, line 1"),
    "source of a project": ("p.qdpx", packed({"sources/1.txt": "Hej\nAnna"}), "sources/1.txt, line 2"),
    "document in a project": (
        "p.qdpx", packed({"sources/1.docx": word(author)}), "sources/1.docx, document properties: author",
    ),
    "member's name": ("p.qdpx", packed({"sources/anna.txt": "Hej"}), "the name of a file packed into it"),
    "comment of a ZIP": ("p.qdpx", packed({"1.txt": "Hej"}, comment=b"from Anna"), "a comment in its packing"),
    "sound with a comment, FLAC": ("1.flac", sound("FLAC", "Anna"), "a tag of the sound file"),
    "sound with a comment, WAV": ("1.wav", sound("WAV", "Anna"), "a tag of the sound file"),
    "bytes of another kind": ("1.bin", b"\x89\x00\x01\xff" + b"made by Anna\x00\x01", "inside the file"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_wherever_it_stands_the_place_is_named(name: str) -> None:
    file, data, place = PLACES[name]
    places = [leak.place for leak in found(file, data)]
    assert place in places


@pytest.mark.parametrize(("ending", "codec"), [("m4a", "aac"), ("mp3", "mp3"), ("mka", "mp3")])
def test_tags_of_other_sound_files_are_read(ending: str, codec: str, tmp_path: Path) -> None:
    data = with_av(tmp_path / f"1.{ending}", codec, title="Anna", comment="ok")
    assert [leak.place for leak in found(f"1.{ending}", data)] == ["a tag of the sound file"]


def test_a_sound_file_is_searched_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "1.flac"
    path.write_bytes(sound("FLAC", "Anna"))
    with path.open("rb") as file:
        assert [leak.place for leak in leaks_in_sound("1.flac", file, [ANNA], "sv")] == ["a tag of the sound file"]


ORDINARY = {
    "a longer word": (ANNA, "Annars hade det gått, och någon annan kom."),
    "another name": (Original("Anders", "Kim", "person"), "Andersson och Anderson var där."),
    "another double name": (ANNA, "Anna-Lena kom och Britt-Anna gick."),
    "a word of every day": (Original("Björn", "Kim", "person"), "Jag såg en björn i skogen. Björnen var stor."),
    "a word of the program": (Original("Said", "Kim", "person"), "put under its question by what was said"),
    "a modal verb": (Original("Will", "Kim", "person"), "Will you tell me? I will."),
    "a genitive that is a word": (Original("Thi", "Kim", "person"), "This is it, and this too."),
    "another number": (PHONE, "070-123 45 68 och 7012345"),
    "a time": (NUMBER, "00:08:50.312 --> 00:12:34.000"),
    "a part of a phrase": (OFFICE, "Försäkringskassan sa nej. Jag bor i Växjö."),
    "an id with a word in it": (Original("Pär", "Kim", "person"), '{"id": "ett-par-fragor"}'),
    "a place that ends alike": (Original("Åsa", "Kim", "person"), "i Skåsa by"),
}


@pytest.mark.parametrize(("original", "text"), ORDINARY.values(), ids=ORDINARY)
def test_what_only_looks_like_it_is_let_through(original: Original, text: str) -> None:
    language = "en" if original.text in ("Will", "Thi") else "sv"
    assert not found("01.txt", text, original, language=language)
    assert not found("01.json", text if text.startswith("{") else json.dumps({"a": text}), original, language=language)


def test_a_word_of_every_day_is_found_where_it_is_a_name() -> None:
    bjorn = Original("Björn", "Kim", "person")
    assert found("1.txt", "Sen ringde Björn.", bjorn)
    assert found("1.json", json.dumps({"words": [{"text": "ringde"}, {"text": "Björn."}]}), bjorn)
    assert found("01-bjorn.txt", "Hej.", bjorn)
    assert found("1.json", json.dumps({"interview": "01-bjorn"}), bjorn)
    assert found("1.txt", "Björn heter jag.", bjorn)


def test_each_word_of_a_whole_name_is_looked_for_but_no_word_of_every_day_and_no_town() -> None:
    name = Original("Hanna-Lisa Björn Borås Qvarnbäck", "Kim", "person")
    parts = list(parts_of(name, "sv"))
    assert [part.text for part in parts] == ["Hanna-Lisa", "Qvarnbäck"]
    assert not list(parts_of(OFFICE, "sv"))
    for text in ("Qvarnbäck kom.", "Sen kom Hanna-Lisa.", "Hannalisas hus", "Hos Hanna Lisa"):
        assert found("1.txt", text, *parts), text


def test_no_leak_says_what_it_found() -> None:
    name, data = "01-anna.docx", packed({"sources/anna.txt": "Anna", "anna/b.txt": "Anna"})
    everything = found(name, data)
    assert len(everything) == 4
    assert "anna" not in repr(everything).casefold()
    assert everything[0].file == "01-….docx"
    assert "anna" not in repr(EVERYTHING).casefold()


def test_a_place_that_was_kept_may_stand_and_another_may_not() -> None:
    kept = Original("Borås", "[en stad]", "place", kept=(Around(("jag", "bor", "i"), ("sen", "länge")),))
    assert not found("1.txt", "Jag bor i Borås sen länge.", kept)
    assert not found("1.csv", row("text", "n") + row("Jag bor i", "1") + row("Borås sen länge.", "2"), kept)
    assert [leak.place for leak in found("1.txt", "Jag bor i Borås sen länge.\nHon är från Borås.", kept)] == ["line 2"]


def test_nothing_is_found_where_nothing_is_to_be_hidden() -> None:
    assert leaks({"01-anna.txt": b"Anna"}, []) == ()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("small", [False, True], ids=["as written", "small letters"])
def test_planted_identities_are_found_in_every_form(language: str, small: bool) -> None:
    """Genitives, compounds, inhabitants; in small letters a name that is a word of every day cannot be told from it."""
    total = missed = 0
    lines = [line for path in PLANTED.glob(f"*_{language}.txt") for line in path.read_text("utf-8").splitlines()]
    for one in (sentence(line) for line in lines if not line.startswith("#")):
        for mark in one.identities:
            if mark.kind in ALONE:
                continue
            total += 1
            text = one.text.lower() if small else one.text
            original = Original(one.text[mark.start : mark.end], "x", mark.kind)
            missed += not found("1.txt", text, original, language=language)
    assert total > 350
    assert missed / total < (0.03 if small else 0.005)


def test_the_length_of_a_chunk_that_lies_ends_nothing() -> None:
    wav = sound("WAV", "Anna")
    broken = wav[:4] + struct.pack("<I", 0xFFFFFFFF) + wav[8:]
    assert found("1.wav", broken)


@pytest.mark.parametrize("name", ["a.csv", "a.nvivo.txt"])
def test_a_table_with_a_cell_longer_than_a_book_is_looked_through(name: str) -> None:
    sign = ";" if name.endswith(".csv") else "\t"
    rows = [sign.join(("1", "ja " * 60_000 + "Anna sa det", "Robin")), sign.join(("2", "nej", "Kim"))]
    (leak,) = found(name, "\n".join(rows), ANNA)
    assert leak.place == "row 1, column 2"


def test_a_quotation_mark_in_a_table_with_tabs_swallows_no_row() -> None:
    text = 'Timespan\tContent\tSpeaker\n0:01\t"Jag sa nej\tRobin\n0:02\tMin kontakt på Försäkringskassan i\tRobin\n'
    (leak,) = found("a.nvivo.txt", text + "0:03\tVäxjö svarade\tRobin\n", OFFICE)
    assert leak.place == "row 3, column 2"
