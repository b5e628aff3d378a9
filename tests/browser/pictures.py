"""Copies a few of the walks' pictures into docs/screenshots/, small: `python -m tests.browser.pictures`."""

from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
CHOSEN = {
    "road": [
        "home", "challenge", "import-preview", "pitch-form", "receipt", "sheet", "panel", "pilot", "application",
        "method", "contract", "case", "results",
    ],
    "paper": ["record", "case-from-paper"],
    "civic": ["civic"],
}  # fmt: skip
HEIGHTS = {"wide": 960, "phone": 900}
MOST_BYTES = 150_000


def shrink(source: Path, goal: Path, height: int) -> None:
    """Cut the picture to what is above the fold, and store it with few colours."""
    picture = Image.open(source).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, height)))
    picture.quantize(64, dither=Image.Dither.NONE).save(goal, optimize=True)
    assert goal.stat().st_size < MOST_BYTES, f"{goal} is too large"


def main() -> None:
    """Take the newest picture of each name."""
    goal = ROOT / "docs" / "screenshots"
    goal.mkdir(parents=True, exist_ok=True)
    for walk, names in CHOSEN.items():
        folder = ROOT / "var" / "screenshots" / walk
        for name in names:
            for size, height in HEIGHTS.items():
                found = sorted(folder.glob(f"[0-9][0-9]-{name}-{size}.png"), key=lambda path: path.stat().st_mtime)
                if found:
                    shrink(found[-1], goal / f"{walk}-{name}-{size}.png", height)


if __name__ == "__main__":
    main()
