"""What the page at a web address says of itself."""

from __future__ import annotations

from workbench.domain.errors import WorkbenchError
from workbench.ingest.limits import Limits

_BRIEF = Limits(web_seconds=20, seconds=20)


def look_up(address: str, *, allow_private: bool = False) -> dict[str, str]:
    """What the page at the web *address* states of itself: title, publisher and published, as far as it does.

    Fetches it, as an import would, within 20 seconds; *allow_private* as there. Raises WorkbenchError with one sentence
    where it cannot be fetched or read.
    """
    from workbench.ingest.readers.reading import Reading
    from workbench.ingest.readers.room import ReadingRoom
    from workbench.ingest.sources import Source

    data, _ = Source(address, web=True, allow_private=allow_private).landed(_BRIEF)
    with ReadingRoom(_BRIEF) as room:
        for reading in room.read(data, address):
            if isinstance(reading, Reading):
                stated = {"title": reading.title, "publisher": reading.outlet, "published": reading.published}
                return {name: value for name, value in stated.items() if value}
    raise WorkbenchError(f"{address} could be fetched, but nothing in it read.")
