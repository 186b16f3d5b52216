"""Contrast of colours, after WCAG 2.2."""

GRAPHIC = 3.0
"""Least contrast of a graphic with its ground (success criterion 1.4.11)."""
STEP = 0.05
"""How far a colour is moved at a time: small enough that it stays as near to itself as it can."""


def contrasting(colour: str, ground: str) -> str:
    """The colour, moved towards black on a light ground and towards white on a dark one until it shows.

    Both are "#rrggbb"; so is what comes back.
    """
    end = 0.0 if _luminance(_channels(ground)) > 0.5 else 255.0
    channels, back = _channels(colour), _channels(ground)
    for n in range(round(1 / STEP) + 1):
        moved = tuple(round(value + (end - value) * n * STEP) for value in channels)
        if contrast(moved, back) >= GRAPHIC:
            return colour if n == 0 else "#" + "".join(f"{value:02x}" for value in moved)
    raise ValueError(f"nothing shows on {ground}")


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast of two colours, 1 to 21; each is three channels of 0 to 255."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5))


def _luminance(channels: tuple[int, ...]) -> float:
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in channels)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
