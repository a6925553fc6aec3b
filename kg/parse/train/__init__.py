"""Train the compact French models: the recipe that made the set that comes with the package."""

from __future__ import annotations

from kg.parse.train.run import train_models

__all__ = ["train_models"]
