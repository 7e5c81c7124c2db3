"""Files of every format, made by hand from the few bytes that they need."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

Line = tuple[int, int, int, str]
"""Size of the letters, distance from the left and from the bottom, words."""


def pdf(*pages: Sequence[Line], info: str = "", packed: bool = False, trailer: str = "") -> bytes:
    """A PDF with those lines on its pages; *info* is what its properties hold, as PDF writes it."""
    streams = [
        "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET" for size, x, y, words in page).encode(
            "cp1252"
        )
        for page in pages
    ]
    return pdf_of_streams(*streams, info=info, packed=packed, trailer=trailer)


def pdf_of_streams(*streams: bytes, info: str = "", packed: bool = False, trailer: str = "") -> bytes:
    """A PDF with a page for each of *streams*, which draw it."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("cp1252"),
    ]
    for number, stream in enumerate(streams):
        content = zlib.compress(stream, 9) if packed else stream
        filtered = " /Filter /FlateDecode" if packed else ""
        objects += [
            (
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                f"/Contents {6 + 2 * number} 0 R >>"
            ).encode(),
            f"<< /Length {len(content)}{filtered} >>\nstream\n".encode() + content + b"\nendstream",
        ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
    table = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets))
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {trailer} >>\n".encode())
    out.write(f"startxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip archive of *members*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLES = {"Title": "Title", "Heading1": "heading 1", "Quote": "Quote", "Caption": "caption"}


def docx(body: str, **more: str | bytes) -> bytes:
    """A Word document with *body* as the XML in its body; *more* are members, their dots and slashes written as _."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in _STYLES.items()
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": '<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
            **{_MEMBERS[name]: content for name, content in more.items()},
        }
    )


_MEMBERS = {"footnotes": "word/footnotes.xml", "properties": "docProps/core.xml", "inner": "word/embedded.docx"}


def paragraph(words: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{words}</w:t></w:r></w:p>"


def epub(*chapters: str) -> bytes:
    """An e-book of chapters, each the XHTML of its body."""
    items = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="in/book.opf"/></container>',
            "in/book.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Docks</dc:title>'
            "<dc:creator>Ada Mole</dc:creator><dc:publisher>The Post</dc:publisher><dc:language>en-GB</dc:language>"
            f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{
                f"in/c{n}.xhtml": f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
                f"<head><title>x</title></head><body>{body}</body></html>"
                for n, body in enumerate(chapters)
            },
        }
    )


def page(body: str, head: str = "", *, charset: str = "utf-8") -> str:
    """A web page."""
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">{head}</head><body>{body}</body></html>'
