"""Sentences, words and quotations: where they are in a text, and which language it is."""
