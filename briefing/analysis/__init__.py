"""What the text says: pure functions over the model, without I/O, clock or changing globals."""
