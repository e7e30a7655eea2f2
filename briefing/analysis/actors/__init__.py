"""Who the news is about: names, kinds, one name for each actor, and which actors matter most."""
