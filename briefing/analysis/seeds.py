"""The usual topics of a newspaper, each with the words that give it away.

A section called "Business" or "Climate" hardly ever finds that word in the news it is meant for.
Words are written as readers know them and compared by stem. A strong word speaks for the topic by
itself; a weak one needs another beside it.
"""

from collections.abc import Sequence
from functools import cache

from briefing.analysis.stems import folded_words, stem
from briefing.fold import fold

_TOPICS: dict[str, tuple[str, str]] = {
    "politics": (
        "parliament election elections electoral ballot senator senate congress lawmaker "
        "lawmakers legislation coalition referendum campaigning voters constituency mp mps "
        "minister ministers cabinet politician bipartisan impeachment caucus manifesto "
        "democrats republicans conservatives labour",
        "president government party vote votes policy bill reform opposition campaign candidate "
        "leader law debate poll polls resign",
    ),
    "business": (
        "shares shareholders investors profit profits revenue earnings merger takeover "
        "acquisition startup retailer retailers bankruptcy dividend ipo stocks nasdaq ftse "
        "economist economists inflation gdp exports imports tariffs manufacturer supplier "
        "quarterly turnover layoffs",
        "company companies firm firms market markets sales bank price prices deal trade economy "
        "growth industry jobs brand chief executive billion customers workers strike",
    ),
    "economy": (
        "inflation gdp unemployment recession economist economists tariffs deficit budget "
        "exports imports treasury monetary fiscal interest-rate wages austerity productivity",
        "economy economic growth jobs trade prices rates bank debt tax taxes spending cost markets",
    ),
    "technology": (
        "software app apps smartphone chip chips chipmaker semiconductor ai "
        "artificial-intelligence chatbot algorithm cybersecurity hackers ransomware malware "
        "encryption startup browser cloud robot robots broadband gadget google microsoft apple "
        "openai nvidia meta android iphone",
        "computer internet online users data digital device tech platform network video website "
        "code launch",
    ),
    "science": (
        "scientists researchers astronomers physicists biologists telescope nasa spacecraft "
        "asteroid galaxy fossil fossils genome dna species particle laboratory archaeologists "
        "dinosaur quantum physics chemistry orbit lunar",
        "study research discovery experiment planet moon space cells evidence university "
        "journal brain ocean theory",
    ),
    "health": (
        "vaccine vaccines patients hospital hospitals doctors nurses disease cancer virus "
        "epidemic pandemic outbreak infection diabetes medicine surgery nhs obesity clinical "
        "symptoms measles covid dementia pharmaceutical",
        "health care drug drugs treatment medical mental death risk diet study trial clinic",
    ),
    "sport": (
        "football footballer striker midfielder goalkeeper cricket tennis rugby olympic "
        "olympics championship tournament coach quarterback playoffs premier-league world-cup "
        "grand-prix innings wicket goalless semi-final semifinal quarter-final marathon "
        "sprinter golfer nba nfl fifa uefa touchdown",
        "match team season league cup club players player game win wins beat defeat score "
        "scored goal goals title final race champion fans",
    ),
    "culture": (
        "film films novel novelist museum exhibition theatre theater opera painter sculpture "
        "album concert orchestra filmmaker playwright gallery poet poetry literature author "
        "ballet screenplay biennale",
        "book books music art artist artists stage festival play writer director award song show",
    ),
    "entertainment": (
        "film movie actor actress singer celebrity hollywood oscar oscars grammy netflix "
        "box-office album rapper sitcom showrunner disney bbc-drama",
        "star stars show series music song fans tv award awards director concert comedy tour",
    ),
    "climate": (
        "climate emissions carbon warming greenhouse fossil renewable renewables drought "
        "wildfire wildfires glacier glaciers deforestation cop net-zero heatwave heatwaves "
        "decarbonise methane biodiversity",
        "environment environmental energy solar wind oil coal gas flood floods storm "
        "temperature temperatures heat sea green",
    ),
    "environment": (
        "pollution conservation wildlife biodiversity emissions habitat endangered "
        "deforestation plastic recycling sewage ecosystem ecosystems rewilding contamination "
        "climate",
        "environment environmental species forest river water nature air green waste energy",
    ),
    "weather": (
        "hurricane typhoon cyclone tornado blizzard thunderstorm rainfall snowfall heatwave "
        "forecast forecasters meteorologist meteorologists floods flooding downpour",
        "weather storm rain snow wind winds temperature temperatures flood warning heat cold",
    ),
    "education": (
        "school schools pupils students teacher teachers university universities classroom "
        "tuition curriculum exam exams headteacher undergraduate campus scholarship "
        "kindergarten",
        "education college academic learning degree children literacy graduates",
    ),
    "crime": (
        "murder homicide robbery burglary arrested suspect suspects stabbing fraud detectives "
        "convicted sentenced prosecutors defendant manslaughter kidnapping trafficking gunman",
        "police court trial jury judge guilty charged shot victim victims jail prison crime case",
    ),
    "law": (
        "court courts lawsuit judge judges plaintiff defendant prosecutors attorney appeal "
        "supreme-court verdict jury injunction ruling rulings indictment litigation tribunal "
        "hearing testimony acquitted prosecutor lawyers",
        "law legal case trial justice rights lawyer lawyers charges guilty",
    ),
    "travel": (
        "airline airlines tourists tourism airport passengers hotel hotels cruise holidaymakers "
        "resort itinerary visa backpackers luggage",
        "travel flight flights trip visitors holiday destination beach train tour",
    ),
    "transport": (
        "railway rail commuters airline airport motorway highway ferry trains buses freight "
        "roadworks metro tram derailment",
        "train bus road roads traffic flight flights drivers passengers station transport cars "
        "bridge",
    ),
    "food": (
        "restaurant chef chefs recipe recipes cuisine bakery menu ingredients michelin foodie "
        "cheese wine supermarket",
        "food eat dish meal cook cooking taste drink coffee farmers bread dinner",
    ),
    "war": (
        "airstrike airstrikes missile missiles troops ceasefire frontline artillery shelling "
        "invasion insurgents rebels warplanes drone drones soldiers militia battlefield "
        "offensive hostages",
        "war army military forces attack attacks killed fighting conflict weapons strike "
        "strikes peace border",
    ),
    "diplomacy": (
        "summit ambassador embassy diplomats diplomatic treaty sanctions bilateral envoy "
        "ceasefire foreign-minister negotiators consulate united-nations",
        "talks agreement relations meeting deal visit peace allies alliance",
    ),
    "migration": (
        "migrants migrant refugees refugee asylum deportation deportations immigration "
        "immigrants smugglers border-patrol undocumented resettlement",
        "border visa boats camp camps citizenship",
    ),
    "religion": (
        "church pope vatican bishop bishops mosque imam synagogue rabbi cardinal pilgrims "
        "pilgrimage christian christians muslims catholic archbishop worshippers",
        "faith religious prayer holy sacred temple believers",
    ),
    "energy": (
        "oil opec gas pipeline electricity nuclear reactor renewable renewables solar windfarm "
        "lng refinery crude powerplant coal barrel barrels utility grid",
        "energy power supply fuel wind prices plant",
    ),
    "space": (
        "nasa spacecraft rocket astronaut astronauts satellite orbit lunar asteroid telescope "
        "spacex cosmonaut comet galaxy esa spaceflight",
        "space moon mars launch mission planet crew",
    ),
    "media": (
        "newspaper broadcaster journalist journalists newsroom television streaming podcast "
        "publisher editor press-freedom bbc disinformation",
        "media news channel tv radio audience coverage reporters",
    ),
}

_OTHER_NAMES = {
    "tech": "technology",
    "sports": "sport",
    "arts": "culture",
    "art": "culture",
    "art and culture": "culture",
    "arts and culture": "culture",
    "markets": "business",
    "finance": "business",
    "money": "business",
    "companies": "business",
    "business and economy": "business",
    "economics": "economy",
    "climate change": "climate",
    "global warming": "climate",
    "film": "entertainment",
    "movies": "entertainment",
    "showbiz": "entertainment",
    "celebrities": "entertainment",
    "ai": "technology",
    "it": "technology",
    "medicine": "health",
    "elections": "politics",
    "government": "politics",
    "defence": "war",
    "defense": "war",
    "conflict": "war",
    "military": "war",
    "security": "war",
    "immigration": "migration",
    "refugees": "migration",
    "justice": "law",
    "courts": "law",
    "schools": "education",
    "tourism": "travel",
}


def word_fields(abouts: Sequence[Sequence[str]]) -> dict[int, frozenset[str]]:
    """Return section → stems of the usual topics that the words of its `about` come from.

    So "court" and "verdict" bring "judge". Two words must agree, or all there are, and a topic that
    two sections share as closely belongs to neither.
    """
    stems = [{stem(word) for term in about for word in folded_words(term)} for about in abouts]
    fields: dict[int, frozenset[str]] = {}
    for topic in _topic_stems():
        shared = [len(own & topic) for own in stems]
        most = max(shared, default=0)
        if most and shared.count(most) == 1:
            number = shared.index(most)
            if most > 1 or len(stems[number]) == 1:
                fields[number] = fields.get(number, frozenset()) | topic
    return fields


@cache
def _topic_stems() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(stem(word) for words in topic for word in words.split())
        for topic in _TOPICS.values()
    )


def seed_words(name: str) -> tuple[tuple[str, bool], ...]:
    """Return the (phrase of folded stems, is strong) that stand for a usual topic; else nothing.

    The stems of a phrase are joined by a blank.
    """
    folded = fold(name).replace("&", "and").strip()
    topic = _TOPICS.get(_OTHER_NAMES.get(folded, folded))
    if topic is None:
        return ()
    return tuple(
        (" ".join(stem(part) for part in folded_words(entry)), strong)
        for words, strong in zip(topic, (True, False), strict=True)
        for entry in words.split()
    )
