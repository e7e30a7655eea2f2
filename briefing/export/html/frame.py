"""What stands around a page: its head, its style, its end."""

from collections.abc import Iterable

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 0 auto; padding: 1rem; line-height: 1.5;
  font-family: Georgia, "Times New Roman", serif; }
h1, h2 { line-height: 1.2; }
nav ul, .actors { padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1rem; }
h2 { border-top: 1px solid; padding-top: .6rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin-bottom: .2rem; }
h3 + p { margin-top: .2rem; }
footer, .from { font-size: .9rem; }
.from { opacity: .85; }
.sides { padding: 0; list-style: none; display: grid; gap: .5rem 1.5rem;
  grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); }
.sides li { border-left: .2rem solid; padding-left: .6rem; }
mark { background: none; color: inherit; text-decoration: underline .1em; }
mark.person { font-weight: bold; text-decoration-color: #b3541e; }
mark.group { text-decoration-style: dashed; text-decoration-color: #6b4fa0; }
mark.state { text-decoration-style: double; text-decoration-color: #2f6f4f; }
mark.place { text-decoration-style: dotted; text-decoration-color: #2a6592; }
.new { border: 1px solid; padding: 0 .3em; font-size: .8em; font-weight: bold; }
"""

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
"""


def document(title: str, body: Iterable[str]) -> str:
    """A whole HTML document; the title, escaped, names the window."""
    return "\n".join(
        [
            f"{_HEAD}<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            *body,
            "</body>\n</html>\n",
        ]
    )
