"""Which French models are on this machine, and which of them to parse with.

Two sets stand behind one interface: the *compact* one that comes with the package, and
Stanza's *official* one, which ``kg models download`` fetches into the user's data directory
and which is preferred from then on. Nothing here imports Stanza or torch but the download.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import platformdirs

from kg.errors import ModelError

__all__ = [
    "PROCESSORS",
    "ModelSet",
    "compact_directory",
    "damaged",
    "download_official",
    "installed",
    "locate",
    "official_directory",
    "read_set",
]

PROCESSORS = ("tokenize", "mwt", "lemma", "network")
_STANZA = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")

_LANGUAGE = "fr"
_MANIFEST = "manifest.json"
_RESOURCES = "resources.json"
_DIRECTORY_VARIABLE = "KG_MODELS_DIR"


@dataclass(frozen=True, slots=True)
class ModelSet:
    """A set of models for the whole way from text to names and trees.

    ``files`` pairs each model with its file: ``tokenize``, ``mwt`` and ``lemma`` are Stanza's,
    ``network`` is :mod:`kg.parse.network`. ``stanza_layout`` tells the directory of
    ``stanza.download``, with Stanza's processors, from one of ours.
    """

    name: str
    directory: Path
    files: tuple[tuple[str, Path], ...]
    version: str
    stanza_layout: bool = False

    @property
    def label(self) -> str:
        """The name and version that a graph records as its parser: ``compact 1+3fa9c2d1``."""
        return f"{self.name} {self.version}".strip()

    @property
    def sizes(self) -> tuple[tuple[str, int], ...]:
        """The bytes of each file."""
        return tuple((processor, path.stat().st_size) for processor, path in self.files)

    @property
    def size(self) -> int:
        """All the bytes together."""
        return sum(size for _, size in self.sizes)

    def file(self, processor: str) -> Path | None:
        """The file of a processor, or None."""
        return dict(self.files).get(processor)


def compact_directory() -> Path:
    """Where the models that come with the package lie."""
    return Path(__file__).parent.parent / "models" / _LANGUAGE


def official_directory() -> Path:
    """Where ``kg models download`` puts Stanza's models (``KG_MODELS_DIR`` moves it)."""
    chosen = os.environ.get(_DIRECTORY_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("depeche-kg")) / "stanza"


def installed() -> tuple[ModelSet, ...]:
    """The sets that are there and complete, the preferred one first."""
    places = (("official", official_directory()), ("compact", compact_directory()))
    sets: list[ModelSet] = []
    for name, directory in places:
        try:
            sets.append(read_set(directory, name=name))
        except ModelError:
            continue
    return tuple(sets)


def locate(name: str | None = None) -> ModelSet:
    """The set to parse with.

    :param name: ``"compact"``, ``"official"``, the path of a directory of models, or None for
        the official set where it is installed and else the compact one.
    :raises ModelError: when that set is not there or not complete.
    """
    if name is None:
        found = installed()
        if not found:
            raise ModelError(
                "no French models are installed",
                where=str(compact_directory()),
                mend="reinstall the package, or run `kg models download`",
            )
        return found[0]
    if name == "compact":
        return read_set(compact_directory(), name=name)
    if name == "official":
        return read_set(official_directory(), name=name)
    return read_set(Path(name), name=name)


def read_set(directory: Path, *, name: str | None = None) -> ModelSet:
    """The set in a directory, ours (``manifest.json``) or Stanza's (``resources.json``, ``fr/``).

    :raises ModelError: when the directory has neither, or a processor is missing.
    """
    name = name or str(directory)
    if (directory / _MANIFEST).is_file():
        return _read_ours(directory, name)
    if (directory / _RESOURCES).is_file() and (directory / _LANGUAGE).is_dir():
        return _read_stanza(directory, name)
    raise ModelError(f"no {name} models here", where=str(directory), mend=_advice(name))


def _advice(name: str) -> str:
    if name == "official":
        return "run `kg models download`, or use `--models compact`"
    if name == "compact":
        return "reinstall the package, or run `kg models train`"
    return "give `compact`, `official`, or a directory that `kg models train` or `stanza.download` made"


def _read_ours(directory: Path, name: str) -> ModelSet:
    manifest = read_manifest(directory)
    files = {key: directory / entry["file"] for key, entry in manifest["files"].items()}
    for processor, path in files.items():
        if not path.is_file():
            raise ModelError(f"the {processor} model is missing", where=str(path), mend=_advice(name))
        if path.stat().st_size != manifest["files"][processor]["bytes"]:
            raise ModelError(
                f"the {processor} model is not the one that the manifest names (another size)",
                where=str(path),
                mend=_advice(name),
            )
    _require(PROCESSORS, files, directory, name)
    return ModelSet(name, directory, tuple(files.items()), _version(manifest))


def _version(manifest: dict[str, Any]) -> str:
    """The version with a digest of the files: ``1+3fa9c2d1``; so no two sets have the same label."""
    digests = sorted(entry["sha256"] for entry in manifest["files"].values())
    digest = hashlib.sha256(" ".join(digests).encode()).hexdigest()
    return f"{manifest.get('version', '0')}+{digest[:8]}"


def _read_stanza(directory: Path, name: str) -> ModelSet:
    """All the files, since the taggers need vectors and character language models beside their own."""
    files = [(path.parent.name, path) for path in sorted((directory / _LANGUAGE).glob("*/*.pt"))]
    _require(_STANZA, {processor for processor, _ in files}, directory, name)
    package = next(path.stem for processor, path in files if processor == "depparse")
    version = f"{package} (stanza {metadata.version('stanza')})"
    return ModelSet(name, directory, tuple(files), version, stanza_layout=True)


def _require(wanted: Sequence[str], files: Collection[str], directory: Path, name: str) -> None:
    missing = [processor for processor in wanted if processor not in files]
    if missing:
        raise ModelError(
            f"the {name} models are not complete: {', '.join(missing)} missing",
            where=str(directory),
            mend=_advice(name),
        )


def read_manifest(directory: Path) -> dict[str, Any]:
    """The manifest of a set of ours.

    :raises ModelError: when it cannot be read.
    """
    path = directory / _MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        for entry in manifest["files"].values():
            _ = entry["file"], entry["bytes"], entry["sha256"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(
            f"the manifest of the models cannot be read ({error})",
            where=str(path),
            mend="reinstall the package, or run `kg models train` again",
        ) from error
    return dict(manifest)


def damaged(models: ModelSet) -> tuple[str, ...]:
    """The processors of a set of ours whose file is not the one that was trained (by SHA-256)."""
    if models.stanza_layout:
        return ()
    entries = read_manifest(models.directory)["files"]
    return tuple(
        processor
        for processor, path in models.files
        if hashlib.sha256(path.read_bytes()).hexdigest() != entries[processor]["sha256"]
    )


def download_official(progress: Callable[[str], None]) -> ModelSet:
    """Fetch Stanza's official French models into :func:`official_directory`.

    :param progress: told in a line what is happening.
    :raises ModelError: when the models cannot be fetched.
    """
    import stanza

    directory = official_directory()
    progress(f"Fetching Stanza's French models into {directory} …")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        stanza.download(
            _LANGUAGE,
            model_dir=str(directory),
            processors=",".join(_STANZA),
            logging_level="ERROR",
        )
    except Exception as error:
        raise ModelError(
            f"the official models could not be fetched ({type(error).__name__}: {error})",
            where=str(directory),
            mend="look to the network, or use `--models compact`, which needs none",
        ) from error
    models = read_set(directory, name="official")
    progress(f"Installed {models.label}, {models.size / 1e6:.0f} MB.")
    return models
