"""Where articles come from: bytes of a feed or a page to entries and paragraphs."""
