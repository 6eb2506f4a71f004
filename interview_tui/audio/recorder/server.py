"""The recorder's side of the control socket: one driver at a time, one reply to each message.

Questions are answered from the deck's last status, so that a screen is never kept waiting by a disk. Commands are
handed to the deck's own thread with the moment they came in.
"""

import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, Listener, answer_challenge, deliver_challenge

from pydantic import ValidationError

from interview_tui.audio.recorder.messages import COMMAND, Ask, Command, RecorderStatus
from interview_tui.audio.recorder.runtime import socket_address
from interview_tui.language import _

LONGEST_MESSAGE = 65_536
REPLY_SECONDS = 30.0
"""How long a command may take; a driver gives up sooner."""
_QUEUE = 16
"""Drivers at the door while this process is stopped; whoever comes then is not kept waiting there."""
HANDOVER_SECONDS = 1.0
"""How long it may take to notice that the driver before has gone."""


class Order:
    """A command on its way to the deck, and the place for its reply."""

    def __init__(self, command: Command, at: float) -> None:
        self.command = command
        self.at = at
        self._replied = threading.Event()
        self._reply: RecorderStatus | None = None

    def answer(self, status: RecorderStatus) -> None:
        self._reply = status
        self._replied.set()

    def reply(self) -> RecorderStatus | None:
        """Wait for it; None if it takes too long."""
        self._replied.wait(REPLY_SECONDS)
        return self._reply


class Server:
    """Listens from `open` on. `orders` is emptied by the deck's thread, which `wake` calls."""

    def __init__(self, status: Callable[[], RecorderStatus], wake: threading.Event) -> None:
        self.authkey = secrets.token_bytes(32)
        self.orders: deque[Order] = deque()
        self._status = status
        self._wake = wake
        self._listener: Listener | None = None
        self._slot = threading.Condition()
        self._pause = threading.Event()
        self._driver: Connection | None = None
        self._alone_since = time.monotonic()
        self._answering = False
        self.had_driver = False
        """Somebody has driven this recorder."""

    @property
    def answering(self) -> bool:
        """A reply is on its way."""
        return self._answering

    @property
    def address(self) -> str:
        assert self._listener is not None
        address = self._listener.address
        return address if isinstance(address, str) else str(address)

    def open(self) -> None:
        """Raises `OSError` if the system has no place for a socket."""
        # No authkey here: a stranger who connects and says nothing would keep everybody else waiting in `accept`.
        self._listener = Listener(socket_address(), backlog=_QUEUE)
        threading.Thread(target=self._accept, name="control socket", daemon=True).start()

    def alone_seconds(self, now: float) -> float:
        """How long no driver has been there; 0 while there is one."""
        with self._slot:
            return 0.0 if self._driver is not None else max(0.0, now - self._alone_since)

    def _accept(self) -> None:
        assert self._listener is not None
        while True:
            try:
                connection = self._listener.accept()
            except (OSError, EOFError):  # it vanished while it was accepted: the next one may stay
                self._pause.wait(0.1)
                continue
            threading.Thread(target=self._serve, args=(connection,), name="driver", daemon=True).start()

    def _serve(self, connection: Connection) -> None:
        try:
            deliver_challenge(connection, self.authkey)
            answer_challenge(connection, self.authkey)
        except (AuthenticationError, OSError, EOFError, ValueError):
            connection.close()
            return
        if not self._take_slot(connection):
            self._turn_away(connection)
            return
        try:
            while True:
                message = connection.recv_bytes(LONGEST_MESSAGE)
                self._answering = True
                connection.send_bytes(self._answer(message))
                self._answering = False
        except (OSError, EOFError):
            pass  # the driver has gone, or sent more than a message may hold: the grace period begins
        finally:
            connection.close()
            with self._slot:
                self._driver = None
                self._answering = False
                self._alone_since = time.monotonic()
                self._slot.notify()
            self._wake.set()

    def _take_slot(self, connection: Connection) -> bool:
        with self._slot:
            if not self._slot.wait_for(lambda: self._driver is None, HANDOVER_SECONDS):
                return False
            self._driver = connection
            self.had_driver = True
            return True

    def _turn_away(self, connection: Connection) -> None:
        status = self._status().model_copy(update={"refused": _("This recording is controlled from another window.")})
        try:
            connection.recv_bytes(LONGEST_MESSAGE)
            connection.send_bytes(status.model_dump_json().encode())
        except (OSError, EOFError):
            pass  # it did not wait for the answer
        finally:
            connection.close()

    def _answer(self, message: bytes) -> bytes:
        at = time.monotonic()
        try:
            command = COMMAND.validate_json(message)
        except ValidationError:
            refused = _("The recorder did not understand this.")
            return self._status().model_copy(update={"refused": refused}).model_dump_json().encode()
        if isinstance(command, Ask):
            return self._status().model_dump_json().encode()
        # The key counts, not the moment at which a recorder that was stopped hears of it.
        order = Order(command, at if command.at is None else min(at, command.at))
        self.orders.append(order)
        self._wake.set()
        status = order.reply()
        if status is None:
            status = self._status().model_copy(update={"refused": _("The recorder is still busy with the disk.")})
        return status.model_dump_json().encode()
