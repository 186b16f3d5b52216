"""Every string of ours that a reader sees, by its key, in the language of the edition.

The stages that write sentences are handed a catalogue and fill its gaps; none of them holds words of its own.
"""

from reportgen.catalogue.words import Catalogue, load

__all__ = ["ENGLISH", "Catalogue", "load"]

ENGLISH = load("en")
"""The packaged words, for whoever names no language."""
