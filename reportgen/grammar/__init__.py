"""Grammars over plain strings, for every stage: words, sentences, quotations, quantities, times."""
