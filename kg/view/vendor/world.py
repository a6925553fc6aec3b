# ruff: noqa: INP001 - a script beside what it made
"""Makes world.json from npm's world-atlas: run by hand, once for each new release of the atlas.

    python kg/view/vendor/world.py countries-110m.json countries-50m.json > kg/view/vendor/world.json

Outlines come from the coarse file; the middle of each country, for those too small for it, from the finer one. Projected here (Natural
Earth, Šavrič and others 2011), so that the page needs no projection library. Needs pycountry, for the codes.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

import pycountry  # type: ignore[import-not-found]

WIDTH, HEIGHT = 960.0, 500.0
_X = (0.870700, -0.131979, -0.013791, 0, 0, 0.003971, -0.001529)
_Y = (1.007226, 0.015085, 0, -0.044475, 0.028874, -0.005916)
_LEAST_RING = 1.2  # units of area: smaller islands are left out, but for a country's largest

Point = tuple[float, float]


def project(longitude: float, latitude: float) -> Point:
    """Degrees to the units of a drawing of 960 by 500."""
    x, y = math.radians(longitude), math.radians(latitude)
    wide = _X[0] + _X[1] * y**2 + _X[2] * y**4 + _X[5] * y**10 + _X[6] * y**12
    high = y * (_Y[0] + _Y[1] * y**2 + _Y[3] * y**6 + _Y[4] * y**8 + _Y[5] * y**10)
    scale = WIDTH / (2 * math.pi * _X[0])
    return WIDTH / 2 + x * wide * scale, HEIGHT / 2 - high * scale * 0.98


def arcs_of(atlas: dict[str, Any]) -> list[list[Point]]:
    """The arcs, decoded from their steps."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for steps in atlas["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def rings(geometry: dict[str, Any], arcs: list[list[Point]]) -> list[list[Point]]:
    """Outer and inner rings of a country, projected."""
    found = []
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            points: list[Point] = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += arc[bool(points) :]
            found += [[project(*point) for point in part] for part in cut(points)]
    return found


def cut(ring: list[Point]) -> list[list[Point]]:
    """A ring in degrees, cut where it crosses the meridian of 180° (the atlas has sewn it together there)."""
    whole: list[Point] = []
    for longitude, latitude in ring:
        before = whole[-1][0] if whole else longitude
        whole.append((longitude + 360 * round((before - longitude) / 360), latitude))
    parts = []
    for turn in (-360, 0, 360):
        part = [(longitude + turn, latitude) for longitude, latitude in whole]
        for side in (1, -1):  # keep what is west of 180°, then what is east of -180° (Sutherland and Hodgman)
            part = clip(part, side)
        if len(part) > 2:  # noqa: PLR2004 - a triangle at least
            parts.append(part)
    return parts


def clip(ring: list[Point], side: int) -> list[Point]:
    """The part of a ring where ``side * longitude <= 180``."""
    kept: list[Point] = []
    for (x, y), (to_x, to_y) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = side * x <= 180, side * to_x <= 180  # noqa: PLR2004 - degrees
        if inside:
            kept.append((x, y))
        if inside != next_inside:
            kept.append((side * 180.0, y + (to_y - y) * (side * 180.0 - x) / (to_x - x)))
    return kept


def area(ring: list[Point]) -> float:
    """Signed area (shoelace)."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def middle(ring: list[Point]) -> Point:
    """Centre of gravity."""
    whole = area(ring) or 1e-9
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * whole)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * whole)
    return x, y


def path(ring: list[Point]) -> str:
    """SVG path in tenths of a unit, steps relative."""
    spots = [(round(x * 10), round(y * 10)) for x, y in ring]
    first, steps, last = spots[0], [], spots[0]
    for spot in spots[1:]:
        if spot != last:
            steps.append(f"{spot[0] - last[0]} {spot[1] - last[1]}")
            last = spot
    return f"M{first[0]} {first[1]}l{' '.join(steps)}z"


def code_of(geometry: dict[str, Any]) -> tuple[str, str] | None:
    """ISO alpha-3 and alpha-2 of a country; Kosovo has none but XKX is in use."""
    if geometry["properties"]["name"] == "Kosovo":
        return "XKX", "XK"
    found = pycountry.countries.get(numeric=geometry.get("id", ""))
    return (found.alpha_3, found.alpha_2) if found else None


def main(coarse: str, fine: str) -> None:
    """Print the file."""
    world: dict[str, dict[str, Any]] = {}
    for file, outlines in ((fine, False), (coarse, True)):
        atlas = json.loads(Path(file).read_text(encoding="utf-8"))
        arcs = arcs_of(atlas)
        for geometry in atlas["objects"]["countries"]["geometries"]:
            code = code_of(geometry)
            if code is None or code[0] == "ATA" or "arcs" not in geometry:  # no ring around the pole
                continue
            found = sorted(rings(geometry, arcs), key=lambda ring: -abs(area(ring)))
            entry = world.setdefault(code[0], {"iso2": code[1], "path": ""})
            if outlines:
                entry["path"] = "".join(
                    path(ring) for n, ring in enumerate(found) if n == 0 or abs(area(ring)) > _LEAST_RING
                )
            x, y = middle(found[0])
            entry["at"] = [round(x * 10), round(y * 10)]
    json.dump(dict(sorted(world.items())), sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
