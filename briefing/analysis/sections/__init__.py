"""Which section a paragraph belongs to, and why."""
