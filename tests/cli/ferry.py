"""One event as three outlets tell it, and something else, on a web site of the tests' own."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from running import Program, Site, add_to

WIRE = (
    "A ferry carrying more than 180 passengers capsized off the port of Zamboral before dawn on "
    "Tuesday, killing at least 23 people, the coast guard said.",
    "The Santa Lucinda had left Zamboral for the island of Maripas when a wave struck its side and "
    "the cargo of rice on its lower deck shifted, coast guard commander Ramon Delquiza said.",
    "Fishing boats pulled more than 140 survivors from the water near Zamboral.",
    "Maripas Lines paid bribes to inspectors of the port, prosecutors in Zamboral said.",
)
OWN = (
    "At least 31 people died when the ferry Santa Lucinda capsized off Zamboral early on Tuesday, "
    "hospitals in the port said.",
    "Maripas Lines, which owns the Santa Lucinda, paid no bribes, its lawyer Ann Lee said.",
    "Survivors said that the crew of the ferry had handed out no life jackets.",
)
TRAM = ("A tram line from the station to the university opened in Leeds on Monday.",)

OUTLETS = {
    "Courier": ("Ferry capsizes off Zamboral, killing 23", WIRE, ("island",)),
    "Herald": ("At least 23 dead as ferry capsizes off Zamboral", WIRE, ("mainland",)),
    "Gazette": ("Ferry Santa Lucinda capsizes off Zamboral: 31 dead", OWN, ("mainland",)),
    "Leeds Post": ("Tram line opens in Leeds", TRAM, ()),
}


def publish(site: Site, program: Program) -> None:
    """Put the four feeds on the site, into feeds.toml, and fetch them."""
    for n, (outlet, (title, text, tags)) in enumerate(OUTLETS.items()):
        published = format_datetime(datetime.now(UTC) - timedelta(hours=n + 1))
        body = escape("".join(f"<p>{paragraph}</p>" for paragraph in text))
        site.pages[f"/{n}"] = (
            200,
            "application/rss+xml",
            f'<rss version="2.0"><channel><title>{outlet}</title><language>en</language><item>'
            f"<title>{title}</title><guid>{outlet}</guid><link>{site.address}/news/{n}</link>"
            f"<pubDate>{published}</pubDate><description>{body}</description>"
            "</item></channel></rss>",
        )
        add_to(
            program.config,
            f'[[feeds]]\nurl = "{site.address}/{n}"\nname = "{outlet}"\n'
            f"tags = [{', '.join(f'{tag!r}' for tag in tags)}]",
        )
    program.out("refresh")
