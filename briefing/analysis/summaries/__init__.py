"""Which sentences sum up a section."""
