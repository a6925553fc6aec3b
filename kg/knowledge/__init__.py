"""What ``ontologies/`` says of French and of the world, compiled for the stages: :func:`load_knowledge`."""

from kg.knowledge.load import Knowledge, load_knowledge

__all__ = ["Knowledge", "load_knowledge"]
