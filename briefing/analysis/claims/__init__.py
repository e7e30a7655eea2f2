"""Which sentences are somebody's word, and whose."""
