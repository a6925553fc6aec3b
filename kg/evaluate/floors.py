"""Floors of quality, pinned in a file: figures may rise, and fall only when somebody says so."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.coded import CodedScore
from kg.evaluate.run import FileResult
from kg.output import write_file

Floors = Mapping[str, Mapping[str, float]]
CEILINGS = frozenset({"false alarms"})  # the less the better
_NEW = ("event precision", "event recall", "relation f1", "status", "plover recall", "plover precision", "false alarms")
_PERCENT = 100


def read_floors(path: Path) -> Floors:
    """``{gold file: {measure: floor}}``. A file that is not there has none.

    :raises InputError: when it is something else.
    """
    if not path.exists():
        return {}
    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): {str(k): float(v) for k, v in entry.items()} for name, entry in floors.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise InputError(
            f"holds no floors ({error})", where=str(path), mend='write {"gold file": {"status": 0.9}}'
        ) from error


def measures(result: FileResult) -> dict[str, float]:
    """The figures of the main run that floors may be set for."""
    score = result.main.score
    if isinstance(score, CodedScore):
        return {"plover recall": score.target, "plover precision": score.precision, "plover f1": score.f1}
    out: dict[str, float] = {}
    alarms = score.false_alarms()
    if alarms is not None:
        out["false alarms"] = alarms.accuracy
    for name, figures in score.figures().items():
        if figures.gold:
            out |= {f"{name} precision": figures.p, f"{name} recall": figures.r, f"{name} f1": figures.f1}
    return out | {name: accuracy.accuracy for name, accuracy in score.accuracies().items()}


def below(results: Sequence[FileResult], floors: Floors) -> tuple[str, ...]:
    """One line for each figure that is below its floor (or above its ceiling); gold files that were not run count not."""
    out = []
    for result in results:
        figures = measures(result)
        for name, floor in floors.get(result.gold.name, {}).items():
            value = figures.get(name)
            if value is None:
                out.append(f"{result.gold.name}: {name} has a floor of {floor:.2f}, but no figure")
            elif value > floor if name in CEILINGS else value < floor:
                word = "above its ceiling" if name in CEILINGS else "below its floor"
                out.append(f"{result.gold.name}: {name} {value:.4f} is {word} of {floor:.2f}")
    return tuple(out)


def moved(results: Sequence[FileResult], floors: Floors, *, lower: bool) -> dict[str, dict[str, float]]:
    """Floors raised to the figures, rounded down to the percent (ceilings the other way).

    :param lower: lower them too, where the figures are worse; without it such floors stay.
    """
    new = {name: dict(entry) for name, entry in floors.items()}
    for result in results:
        figures = measures(result)
        entry = new.setdefault(result.gold.name, {name: -math.inf for name in _NEW if name in figures})
        for name, floor in entry.items():
            if name in figures:
                entry[name] = _moved(name, floor, figures[name], lower=lower)
    return {name: new[name] for name in sorted(new)}


def _moved(name: str, floor: float, figure: float, *, lower: bool) -> float:
    if name in CEILINGS:
        pinned = math.ceil(round(figure * _PERCENT, 6)) / _PERCENT
        return pinned if lower or math.isinf(floor) else min(floor, pinned)
    pinned = math.floor(round(figure * _PERCENT, 6)) / _PERCENT
    return pinned if lower else max(floor, pinned)


def write_floors(path: Path, floors: Floors) -> None:
    """Write them, one gold file a line.

    :raises kg.errors.OutputError: when the file cannot be written.
    """
    lines = (f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(entry)}" for name, entry in floors.items())
    write_file(path, "{\n" + ",\n".join(lines) + "\n}\n")
