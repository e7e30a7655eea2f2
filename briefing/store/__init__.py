"""SQLite: what is kept, and the only place with SQL."""
