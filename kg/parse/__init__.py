"""Parsing with Stanza: models, pipeline, scores, training, and a cache of parses."""
