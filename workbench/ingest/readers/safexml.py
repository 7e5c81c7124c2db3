"""XML as a stream of events, from those who may mean harm: no document type, so no entities, and no endless depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from workbench.domain.errors import WorkbenchError

_DEEPEST = 500
_CHUNK = 1 << 16


class Event(NamedTuple):
    """*kind* is "start", "end" or "text"; *name* is a tag without its namespace, or the text itself."""

    kind: str
    name: str
    attributes: dict[str, str]


class _RefusedError(Exception):
    pass


class _Listener:
    def __init__(self) -> None:
        self.heard: list[Event] = []
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _RefusedError
        self.heard.append(Event("start", _local(name), {_local(key): value for key, value in attributes.items()}))

    def end(self, name: str) -> None:
        self._depth -= 1
        self.heard.append(Event("end", _local(name), {}))

    def text(self, text: str) -> None:
        self.heard.append(Event("text", text, {}))

    def doctype(self, *_: object) -> None:
        raise _RefusedError


def events(data: bytes, name: str) -> Iterator[Event]:
    """The elements and texts of *data* in order; *name* is the file they came from, for the sentence.

    Raises WorkbenchError for what is no XML, declares a document type or is nested without end.
    """
    listener = _Listener()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = listener.doctype
    try:
        for at in range(0, len(data) + 1, _CHUNK):
            chunk = data[at : at + _CHUNK]
            parser.Parse(chunk, at + _CHUNK > len(data))
            heard, listener.heard = listener.heard, []
            yield from heard
    except _RefusedError:
        raise WorkbenchError(
            f"{name} holds XML such as no writing program makes and was not read; save its text and import that."
        ) from None
    except (expat.ExpatError, ValueError, LookupError):
        raise WorkbenchError(f"{name} is damaged and cannot be read; fetch or save it again.") from None


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
