"""A terminal newspaper: your feeds as one briefing, every sentence verbatim and cited."""

__version__ = "0.1.0"
