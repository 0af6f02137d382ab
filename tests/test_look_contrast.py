"""Text reaches 4.5:1 on every ground and edges of fields 3:1, light and dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[1] / "static" / "tokens.css").read_text("utf-8")
GROUNDS = ("paper", "sheet", "own", "tint")
TEXTS = ("ink", "quiet", "a", "b", "n", "ok", "risk", "late", "blocked", "idle", "accent")


def scheme(name: str) -> dict[str, str]:
    """The colours of a scheme; the dark one changes some of the light one's."""
    light, dark = TOKENS.split("prefers-color-scheme: dark")
    pattern = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})")
    colours = dict(pattern.findall(light))
    return colours | dict(pattern.findall(dark)) if name == "dark" else colours


def luminance(colour: str) -> float:
    """Relative luminance of sRGB (WCAG 2.2, definitions)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ratio_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_each_ground(name: str, ground: str, text: str) -> None:
    colours = scheme(name)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("button", ["accent", "accent-press"])
def test_a_button_can_be_read(name: str, button: str) -> None:
    colours = scheme(name)
    assert contrast(colours["on-accent"], colours[button]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_the_edge_of_a_field_can_be_seen(name: str, ground: str) -> None:
    colours = scheme(name)
    assert contrast(colours["edge"], colours[ground]) >= 3
