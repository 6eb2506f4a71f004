"""A transcript says what made it, so that anybody can make it again."""

from interview_tui.transcription.models import NANO, find
from interview_tui.transcription.order import Order
from interview_tui.transcription.recogniser import Recogniser


def test_the_header_carries_all_that_decides_words() -> None:
    header = Recogniser(Order(model=NANO, language="sv")).header
    assert (header.engine, header.model, header.language) == ("openai-whisper", NANO, "sv")
    assert header.engine_version
    assert header.model_sha256 == find(NANO).sha256
    decoding = {"temperature", "compression_ratio_threshold", "logprob_threshold", "no_speech_threshold"}
    assert decoding | {"device", "cutting", "rest", "finding", "glossary"} <= set(header.options)


def test_the_same_order_is_the_same_work() -> None:
    order = Order(model=NANO, language="sv")
    assert Recogniser(order).header.same_work(Recogniser(order).header)
    assert not Recogniser(order).header.same_work(Recogniser(order.model_copy(update={"language": "en"})).header)
