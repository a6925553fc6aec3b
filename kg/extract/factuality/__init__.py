"""Whether, how surely and according to whom: polarity, modality and attribution, apart from the participants."""

from kg.extract.factuality.status import Status, status

__all__ = ["Status", "status"]
