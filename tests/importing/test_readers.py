"""Transcripts as the programs and people of this world write them come out as who said what when."""

import json
from pathlib import Path

import pytest

from interview_tui.importing.readers.any_kind import read_cues
from interview_tui.problem import Problem
from tests.importing.documents import document, paragraph, run, table

Row = tuple[float | None, float | None, str | None, str]


def rows(path: Path, *names: str) -> list[Row]:
    return [(cue.start, cue.end, cue.label, cue.text) for cue in read_cues(path, names).cues]


def said(path: Path, *names: str) -> list[tuple[str | None, str]]:
    return [(label, text) for _start, _end, label, text in rows(path, *names)]


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


PLAIN = {
    "labels": (
        "I: Hej och välkommen.\nRobin: Tack!\nI: Vill du berätta?\n",
        [
            (None, None, "I", "Hej och välkommen."),
            (None, None, "Robin", "Tack!"),
            (None, None, "I", "Vill du berätta?"),
        ],
    ),
    "labels with wrapped lines and words before a colon": (
        "Intervjuare: Hej. Jag tänkte\nfråga en sak: hur är det?\n\nAnna B: Jo. Till exempel: bra.\nSen: kaffe.\n\n"
        "Intervjuare: Jaha.\n\nAnna B: Ja.\n",
        [
            (None, None, "Intervjuare", "Hej. Jag tänkte fråga en sak: hur är det?"),
            (None, None, "Anna B", "Jo. Till exempel: bra. Sen: kaffe."),
            (None, None, "Intervjuare", "Jaha."),
            (None, None, "Anna B", "Ja."),
        ],
    ),
    "times before labels": (
        "[00:01:02] I: Hej.\n[00:01:04] Robin: Hej hej.\n[01:02:03] I: Hej då.\n",
        [(62, None, "I", "Hej."), (64, None, "Robin", "Hej hej."), (3723, None, "I", "Hej då.")],
    ),
    "f4": (
        "I: Hur mår du idag? #00:00:04-5#\n\nB: Jo, det är\nsom det är. #00:00:12-0#\n\nI: Fint. #00:00:13-0#\n",
        [(None, 4.5, "I", "Hur mår du idag?"), (None, 12, "B", "Jo, det är som det är."), (None, 13, "I", "Fint.")],
    ),
    "f4 with times inside a paragraph": (
        "I: Hur mår du? #00:00:04-5# Och hemma? #00:00:07-0#\n",
        [(None, 4.5, "I", "Hur mår du?"), (4.5, 7, "I", "Och hemma?")],
    ),
    "noScribe": (
        "Möte med någon\n\nTranscribed with noScribe vers. 0.6\nAudio source: C:/ljud/fil.wav\n\n"
        "[00:00:00] S00: Hej. (..) Hur är det? \nS01: Bra. //S00: Mm.// Jo.\n",
        [
            (None, None, None, "Möte med någon"),
            (0, None, "S00", "Hej. (..) Hur är det?"),
            (None, None, "S01", "Bra."),
            (None, None, "S00", "Mm."),
            (None, None, "S01", "Jo."),
        ],
    ),
    "aTrain for MAXQDA": (
        "SPEAKER_00\n[00:00:04] - Hej hej [00:00:15] - hur är det?\n\nSPEAKER_01\n[00:00:18] - Bara bra.\n",
        [
            (4, None, "SPEAKER_00", "Hej hej"),
            (15, None, "SPEAKER_00", "hur är det?"),
            (18, None, "SPEAKER_01", "Bara bra."),
        ],
    ),
    "old MAXQDA": (
        "00:00:40.5Anna: Hej.\n\n00:00:42.0Bo: Hej hej.\n\n00:01:40.5Anna: Jaha.\n",
        [(40.5, None, "Anna", "Hej."), (42, None, "Bo", "Hej hej."), (100.5, None, "Anna", "Jaha.")],
    ),
    "Teams and Otter": (
        "Robin Ek   0:04\nHej på dig.\nVi ses 10:30.\n\nIntervjuare   0:10\nHej!\n\nRobin Ek   1:02:10\nBra.\n",
        [
            (4, None, "Robin Ek", "Hej på dig. Vi ses 10:30."),
            (10, None, "Intervjuare", "Hej!"),
            (3730, None, "Robin Ek", "Bra."),
        ],
    ),
    "Word's transcription": (
        "Transcript\n00:00:00 Speaker 1\nHej på dig.\n00:00:05 Speaker 2\nHej!\n",
        [(0, None, "Speaker 1", "Hej på dig."), (5, None, "Speaker 2", "Hej!")],
    ),
    "labels on lines of their own": (
        "Robin\nHej på dig.\n\nKim\nHej!\n\nRobin\nJa.\n",
        [(None, None, "Robin", "Hej på dig."), (None, None, "Kim", "Hej!"), (None, None, "Robin", "Ja.")],
    ),
    "paragraphs of nobody at no time": (
        "Hur mår du\nidag, klockan 10:30?\n\nJag mår bra.\n",
        [(None, None, None, "Hur mår du idag, klockan 10:30?"), (None, None, None, "Jag mår bra.")],
    ),
    "a line a turn": ("Hur mår du?\nBra.\n", [(None, None, None, "Hur mår du?"), (None, None, None, "Bra.")]),
    "tabs after labels": ("I\tHur mår du?\nRobin\tBra.\nI\tFint.\n", [
        (None, None, "I", "Hur mår du?"), (None, None, "Robin", "Bra."), (None, None, "I", "Fint."),
    ]),
    "NVivo": (
        "Timespan\tContent\tSpeaker\n0:00:04.2-0:00:15.0\tHur mår du?\tI\n0:00:15.0 - 0:00:17.5\tBra.\tRobin\n",
        [(4.2, 15, "I", "Hur mår du?"), (15, 17.5, "Robin", "Bra.")],
    ),
    "NVivo without heads": (
        "0:00:04.2-0:00:15.0\tI\tHur mår du idag?\n0:00:15.0-0:00:17.5\tRobin\tBra tack.\n"
        "0:00:18-0:00:19\tI\tFint att höra.\n",
        [(4.2, 15, "I", "Hur mår du idag?"), (15, 17.5, "Robin", "Bra tack."), (18, 19, "I", "Fint att höra.")],
    ),
    "a head that nobody said, and numbers beside names": (
        "Datum: 3 maj\nPlats: Umeå\n\nI (Anna): Hej.\n\nRobin (IP1): Hej.\n\nI (Anna): Jaha.\n\nRobin (IP1): Ja.\n",
        [
            (None, None, None, "Datum: 3 maj Plats: Umeå"),
            (None, None, "I", "Hej."),
            (None, None, "Robin", "Hej."),
            (None, None, "I", "Jaha."),
            (None, None, "Robin", "Ja."),
        ],
    ),
    "times between names and words": (
        "Robin Ek [00:00:03] Hej på dig.\n\nKim Alm [00:00:05] Hej!\n\nRobin Ek [00:00:08] Ja.\n\n"
        "Kim Alm [00:00:09] Nej.\n",
        [
            (3, None, "Robin Ek", "Hej på dig."),
            (5, None, "Kim Alm", "Hej!"),
            (8, None, "Robin Ek", "Ja."),
            (9, None, "Kim Alm", "Nej."),
        ],
    ),
    "a stroke between name and time": (
        "Robin | 00:03\nHej på dig.\n\nKim | 00:05\nHej!\n",
        [(3, None, "Robin", "Hej på dig."), (5, None, "Kim", "Hej!")],
    ),
    "labels above the words": (
        "I:\nHej på dig.\n\nRobin:\n\nHej!\n\nI:\nJa.\n",
        [(None, None, "I", "Hej på dig."), (None, None, "Robin", "Hej!"), (None, None, "I", "Ja.")],
    ),
    "a label for the questions only": (
        "I: Hej?\n\nHej.\n\nJa.\n\nI: Bra?\n\nJo.\n",
        [
            (None, None, "I", "Hej?"),
            (None, None, None, "Hej."),
            (None, None, None, "Ja."),
            (None, None, "I", "Bra?"),
            (None, None, None, "Jo."),
        ],
    ),
    "numbered lines": (
        "1 I: Hej.\n2 Robin: Hej!\n3 I: Ja.\n",
        [(None, None, "I", "Hej."), (None, None, "Robin", "Hej!"), (None, None, "I", "Ja.")],
    ),
    "a dash for each speaker": (
        "- Hur mår du?\n- Bra.\n- Jaha.\n",
        [(None, None, None, "Hur mår du?"), (None, None, None, "Bra."), (None, None, None, "Jaha.")],
    ),
    "Markdown of this program": (
        "`0:04` **I** Hur mår du?\n\n`0:09` **Robin** Bra.\n\n`0:12` **I** Fint.\n",
        [(4, None, "I", "Hur mår du?"), (9, None, "Robin", "Bra."), (12, None, "I", "Fint.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", PLAIN)
def test_plain_text_tells_who_said_what_when(kind: str, tmp_path: Path) -> None:
    text, expected = PLAIN[kind]
    assert rows(written(tmp_path, "a.txt", text)) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_letters_survive_every_encoding(encoding: str, newline: str, tmp_path: Path) -> None:
    text = newline.join(["I: Hur går det på måndagar – är du ”trött”?", "Åsa: Ja, rätt så är jag ju det faktiskt."])
    assert said(written(tmp_path, "a.txt", text, encoding)) == [
        ("I", "Hur går det på måndagar – är du ”trött”?"),
        ("Åsa", "Ja, rätt så är jag ju det faktiskt."),
    ]


def test_letters_written_in_two_parts_are_one(tmp_path: Path) -> None:
    assert said(written(tmp_path, "a.txt", "I: a\u030a\nA\u030asa: o\u0308\nI: ja\n"), "Åsa")[1] == ("Åsa", "ö")


VTT = """WEBVTT - made by someone

NOTE
Anna Berg, 3 May

STYLE
::cue { color: red }

1
00:00.000 --> 00:04.200 align:start
<v.loud Anna Berg>Hej &amp; <i>hej</i> på

dig</v>

5f3a-name/12-0
00:00:04.200 --> 00:00:08.000
I: Hur mår du? Robin: Bra. I: Fint!
00:00:08,000 --> 00:00:09,000
- Hej.
- Hej själv.

00:00:09.000 --> 00:00:12.000
<v Robin>Ja.</v> <v Kim>Nej.</v>
"""


def test_subtitles_with_voices_labels_and_two_speakers_in_a_cue(tmp_path: Path) -> None:
    assert rows(written(tmp_path, "a.vtt", VTT)) == [
        (0, 4.2, "Anna Berg", "Hej & hej på dig"),
        (4.2, None, "I", "Hur mår du?"),
        (None, None, "Robin", "Bra."),
        (None, 8, "I", "Fint!"),
        (8, None, None, "Hej."),
        (None, 9, None, "Hej själv."),
        (9, None, "Robin", "Ja."),
        (None, 12, "Kim", "Nej."),
    ]


def test_subrip_and_its_faults(tmp_path: Path) -> None:
    text = (
        "1\n00:00:00,000 --> 00:00:02,000\nI: Vad gör du\nom dagen?\n\n2\n00:00:02.500 --> 00:00:04.000\n"
        "Robin: Sover.\n3\n00:00:04,000 --> 00:00:05,000\n{\\an8}och <font color=red>äter</font> 3 < 4\n\n4\n"
        "00:00:05,000 --> 00:00:06,000\n\n5\n00:00:06,000 --> 00:00:07,000\nI: Jaha.\n7\n"
    )
    assert rows(written(tmp_path, "a.srt", text)) == [
        (0, 2, "I", "Vad gör du om dagen?"),
        (2.5, 4, "Robin", "Sover."),
        (4, 5, "Robin", "och äter 3 < 4"),
        (6, 7, "I", "Jaha. 7"),
    ]
    assert rows(written(tmp_path, "subtitles.txt", text)) == rows(tmp_path / "a.srt")


def test_lines_that_roll_up_are_said_once(tmp_path: Path) -> None:
    text = (
        "WEBVTT\n\n00:00.000 --> 00:02.000\nfirst<00:00:01.000><c> line</c>\n\n00:02.000 --> 00:04.000\nfirst line\n"
        "second line\n\n00:04.000 --> 00:06.000\nsecond line\nthird line\n"
    )
    assert [text for _label, text in said(written(tmp_path, "a.vtt", text))] == [
        "first line",
        "second line",
        "third line",
    ]


def test_a_label_goes_on_where_each_change_has_one_and_not_where_some_are_missing(tmp_path: Path) -> None:
    def subtitles(*lines: str) -> Path:
        cues = [f"{i}\n00:00:0{i},000 --> 00:00:0{i},900\n{line}\n" for i, line in enumerate(lines, 1)]
        return written(tmp_path, "a.srt", "\n".join(cues))

    each_change = subtitles("I: Hur var", "det då?", "R: Bra, för", "det mesta.", "I: Och sen?")
    assert [label for label, _text in said(each_change)] == ["I", "I", "R", "R", "I"]
    questions_only = subtitles("I: Hur var det?", "Bra.", "I: Och sen?", "Sov jag.", "I: Jaha.")
    assert [label for label, _text in said(questions_only)] == ["I", None, "I", None, "I"]


SEGMENTS = [
    {"id": 0, "start": 0.0, "end": 2.0, "text": " Hej du.", "speaker": "SPEAKER_00",
     "words": [{"word": " Hej", "start": 0.1, "end": 0.5, "probability": 0.9},
               {"word": " du.", "start": 0.5, "end": 0.9, "score": 0.5}]},
    {"id": 1, "start": 2.0, "end": 3.0, "text": "Hej.", "speaker": "SPEAKER_01"},
]  # fmt: skip
EXPECTED = [(0.0, 2.0, "SPEAKER_00", "Hej du."), (2.0, 3.0, "SPEAKER_01", "Hej.")]


@pytest.mark.parametrize(
    "data",
    [
        SEGMENTS,
        {"text": "Hej du. Hej.", "segments": SEGMENTS, "language": "sv"},
        {"schema": 1, "passages": [{"segments": SEGMENTS[:1]}, {"segments": []}, {"segments": SEGMENTS[1:]}]},
        {"utterances": SEGMENTS},
        {"results": {"segments": SEGMENTS}},
        {
            "chunks": [
                {"timestamp": [0.0, 2.0], "text": "Hej du.", "speaker": "SPEAKER_00"},
                {"timestamp": [2.0, 3.0], "text": "Hej.", "speaker": "SPEAKER_01"},
            ]
        },
        {
            "transcription": [
                {"offsets": {"from": 0, "to": 2000}, "text": " Hej du.", "speaker": "SPEAKER_00"},
                {"offsets": {"from": 2000, "to": 3000}, "text": " Hej.", "speaker": "SPEAKER_01"},
            ]
        },
    ],
)
def test_json_of_many_programs(data: object, tmp_path: Path) -> None:
    assert rows(written(tmp_path, "a.json", json.dumps(data))) == EXPECTED


def test_a_name_before_a_colon_amid_a_sentence_is_what_was_said(tmp_path: Path) -> None:
    told = [
        ("I", "Vad hände sen?"),
        ("Robin", "Hon sa till mig Robin: kom nu. Klockan 10:30: då gick jag."),
        ("I", "Och vad svarade Robin: nej?"),
        ("Robin", "Ja."),
    ]
    text = "".join(f"{label}: {words}\n" for label, words in told)
    assert said(written(tmp_path, "robin.txt", text), "Robin") == told
    cues = "WEBVTT\n\n00:01.000 --> 00:03.000\nI: och sen Robin: ja då kom hon\n"
    assert said(written(tmp_path, "robin.vtt", cues), "Robin") == [("I", "och sen"), ("Robin", "ja då kom hon")]


def test_words_keep_their_times_and_how_sure_they_are(tmp_path: Path) -> None:
    cues = read_cues(written(tmp_path, "a.json", json.dumps(SEGMENTS))).cues
    assert [(word.text, word.start, word.end, word.probability) for word in cues[0].words] == [
        ("Hej", 0.1, 0.5, 0.9),
        ("du.", 0.5, 0.9, 0.5),
    ]


def test_words_of_two_speakers_in_a_segment_are_two_cues(tmp_path: Path) -> None:
    words = [{"word": f"o{i}", "start": i, "end": i + 1, "speaker": "A" if i < 2 else "B"} for i in range(4)]
    path = written(tmp_path, "a.json", json.dumps({"segments": [{"start": 0, "end": 4, "text": "…", "words": words}]}))
    assert rows(path) == [(0, 2, "A", "o0 o1"), (2, 4, "B", "o2 o3")]


def test_labels_among_the_words_of_a_segment_cut_it(tmp_path: Path) -> None:
    texts = ["I:", "Hur", "då?", "Robin:", "Så.", "I:", "Jaha."]
    words = [{"word": text, "start": i, "end": i + 1} for i, text in enumerate(texts)]
    path = written(tmp_path, "a.json", json.dumps([{"start": 0, "end": 7, "words": words}]))
    assert rows(path, "Robin") == [(1, 3, "I", "Hur då?"), (4, 5, "Robin", "Så."), (6, 7, "I", "Jaha.")]


# Word


def test_a_document_with_labels_in_bold_and_soft_line_breaks(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        paragraph(run("Intervjuare", bold=True), " Hur mår du & dina?"),
        paragraph(run("Robin:", bold=True), " Bra,\nfast trött."),
        paragraph(run("Intervjuare ", bold=True), run("Fint.")),
        paragraph("Och hemma?"),
    )
    assert said(path) == [
        ("Intervjuare", "Hur mår du & dina?"),
        ("Robin", "Bra, fast trött."),
        ("Intervjuare", "Fint."),
        ("Intervjuare", "Och hemma?"),
    ]


def test_a_document_whose_questions_are_in_bold(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        paragraph(run("Intervju 3", bold=True)),
        paragraph(run("Hur mår du?", bold=True)),
        paragraph("Bra."),
        paragraph("Fast trött."),
        paragraph(run("Sover du", bold=True), run(" bra?", bold=True)),
        paragraph("Nej."),
    )
    bold, plain = "bold letters", "plain letters"
    assert said(path) == [
        (bold, "Intervju 3"), (bold, "Hur mår du?"), (plain, "Bra."), (plain, "Fast trött."), (bold, "Sover du bra?"),
        (plain, "Nej."),
    ]  # fmt: skip
    emphasis = document(tmp_path / "b.docx", paragraph(run("Så viktigt.", bold=True)), paragraph("Ja, det är det."))
    assert said(emphasis) == [(None, "Så viktigt."), (None, "Ja, det är det.")]


def test_a_document_with_tabs_and_times(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx", paragraph("[00:00:01]\tI:\tHur mår du?"), paragraph("[00:00:03]\tRobin:\tBra.")
    )
    assert rows(path) == [(1, None, "I", "Hur mår du?"), (3, None, "Robin", "Bra.")]


@pytest.mark.parametrize(
    "table_rows",
    [
        [("Tid", "Vem", "Text"), ("00:01", "I", "Hur mår du?"), ("00:04", "Robin", "Bra tack, det är fint.")],
        [("00:01", "I", "Hur mår du?"), ("00:04", "Robin", "Bra tack, det är fint.")],
    ],
)
def test_a_document_with_a_table(tmp_path: Path, table_rows: list[tuple[str, ...]]) -> None:
    path = document(tmp_path / "a.docx", paragraph("Intervju 3"), table(*table_rows))
    assert rows(path) == [(1, None, "I", "Hur mår du?"), (4, None, "Robin", "Bra tack, det är fint.")]


def test_a_document_with_tracked_changes_reads_as_if_they_were_accepted(tmp_path: Path) -> None:
    change = 'w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"'
    gone = run("inte ").replace("w:t", "w:delText").replace("</w:delTexts", "</w:delText")
    path = document(
        tmp_path / "a.docx",
        paragraph("I: Hur ", f"<w:del {change}>{gone}</w:del>", f"<w:ins {change}>{run('mår ')}</w:ins>", run("du?")),
        paragraph("Robin: ", f"<w:moveFrom {change}>{run('Illa.')}</w:moveFrom>", run("Bra.")),
    )
    assert said(path) == [("I", "Hur mår du?"), ("Robin", "Bra.")]


def test_teams_in_a_document(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        paragraph(run("Robin Ek", bold=True), "   0:04\nHej på dig."),
        paragraph(run("Intervjuare", bold=True), "   0:10\nHej!"),
        paragraph(run("Robin Ek", bold=True), "   0:12\nJa."),
    )
    assert rows(path) == [
        (4, None, "Robin Ek", "Hej på dig."),
        (10, None, "Intervjuare", "Hej!"),
        (12, None, "Robin Ek", "Ja."),
    ]


def test_older_teams_in_a_document(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        paragraph("0:0:4.120 --> 0:0:9.500\nRobin Ek\nHej på dig."),
        paragraph("0:0:10.0 --> 0:0:11.5\nIntervjuare\nHej!"),
        paragraph("0:0:12.0 --> 0:0:13.5\nRobin Ek\nJa."),
    )
    assert rows(path) == [
        (4.12, 9.5, "Robin Ek", "Hej på dig."),
        (10, 11.5, "Intervjuare", "Hej!"),
        (12, 13.5, "Robin Ek", "Ja."),
    ]


def test_text_copied_from_a_terminal_is_read_without_its_colours(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "I: Ber\x1b[1m\x1b[31mätta\x1b[0m om dig.\nR: Jag\x1b är\x07 här.\n")
    assert rows(path) == [(None, None, "I", "Berätta om dig."), (None, None, "R", "Jag är här.")]


@pytest.mark.parametrize("ending", ["txt", "html", "md"])
@pytest.mark.parametrize(
    "head",
    ["<html>", "<!DOCTYPE html>\n<html>", "\ufeff<!-- Word -->\n<HTML xmlns:v='v'>", "<?xml version='1.0'?><html>"],
)
def test_a_web_page_is_named_as_one_instead_of_its_tags_becoming_words(head: str, ending: str, tmp_path: Path) -> None:
    path = written(tmp_path, f"a.{ending}", f"{head}<body><p>I: Hur mår du?</p><p>R: Bra.</p></body></html>")
    with pytest.raises(Problem, match="web page") as problem:
        read_cues(path)
    assert problem.value.cure


def test_talk_of_web_pages_is_talk(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "I: Hur börjar en sida?\nR: Med <html> brukar man skriva.\n")
    assert rows(path)[1][3] == "Med <html> brukar man skriva."


def test_no_word_and_no_label_of_a_json_file_commands_a_terminal(tmp_path: Path) -> None:
    segments = [{"speaker": "An\x1b[2Jna", "text": "Jag\x1b]0;hej\x07 är", "start": 0, "end": 1}]
    cues = read_cues(written(tmp_path, "a.json", json.dumps(segments))).cues
    assert [(cue.label, cue.text) for cue in cues] == [("Anna", "Jag]0;hej är")]
