"""What is read for a screen in a thread of its own may be ready just when the screen closes."""

import asyncio

import pytest
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from interview_tui.tui.app import InterviewApp


class Slow(Static):
    """Takes its time to go."""

    def __init__(self, may_go: asyncio.Event) -> None:
        super().__init__()
        self._may_go = may_go

    async def on_unmount(self) -> None:
        await self._may_go.wait()


class Place(Screen[None]):
    def __init__(self, may_go: asyncio.Event) -> None:
        super().__init__()
        self._may_go = may_go
        self.drawn: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static(id="line")
        yield Slow(self._may_go)

    def draw(self, text: str) -> str:
        self.query_one("#line", Static).update(text)
        self.drawn.append(text)
        return text


def told(app: InterviewApp, place: Place, text: str) -> list[object]:
    """What `draw` gives to a thread: an error where it fails. To be run in a thread."""
    try:
        return [app.call_from_thread(place.draw, text)]
    except Exception as error:
        return [error]


@pytest.mark.timeout(60)
async def test_what_was_read_for_a_screen_that_closes_meanwhile_is_dropped() -> None:
    app, may_go = InterviewApp(language="en"), asyncio.Event()
    place = Place(may_go)
    async with app.run_test():
        await app.push_screen(place)
        assert await asyncio.to_thread(told, app, place, "first") == ["first"]
        closing = app.pop_screen()
        while place.query("#line"):  # the pilot would wait for all of it to be gone
            await asyncio.sleep(0)
        assert place.is_attached
        assert await asyncio.to_thread(told, app, place, "late") == [None]
        may_go.set()
        await closing
        assert await asyncio.to_thread(told, app, place, "much later") == [None]
    assert place.drawn == ["first"]
