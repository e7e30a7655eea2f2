"""Which articles tell of one event, who wrote them first, and how much the event matters."""
