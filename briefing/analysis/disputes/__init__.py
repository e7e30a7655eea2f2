"""Where sources contradict each other."""
