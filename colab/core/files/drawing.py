"""Draw one page of a PDF as a picture: run as a program of its own, reads the PDF, writes WebP.

A damaged or hostile file can then take down this process alone, within its limits of time and memory. Loads nothing
of Django.
"""

import io
import resource
import sys

MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 15
MOST_SIDE = 3000


def draw(pdf: bytes, number: int, width: int) -> bytes:
    """Return page ``number`` (from 1) as WebP, ``width`` pixels wide at the most; raises IndexError beyond the end."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    if not 1 <= number <= len(document):
        raise IndexError(number)
    page = document[number - 1]
    wide, high = page.get_size()
    scale = min(width / max(wide, 1), MOST_SIDE / max(high, 1))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    made = io.BytesIO()
    picture.save(made, "WEBP", quality=80, method=4)
    return made.getvalue()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    sys.stdout.buffer.write(draw(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2])))
