"""The words beside a name by which English news tells what it names."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


GROUP_AFTER = _set("""
    spokesman spokeswoman spokesperson fighters
    militants officials official leaders leader members member supporters troops forces lawmakers
    lawmaker MP MPs CEO chairman chairwoman representative representatives rebels insurgents
    militia newspaper television radio reported network users app group
    movement party chief boss coach fans players commander commanders gunmen terrorists terrorist
    staff board researchers engineers news agency elders herders nomads tribesmen tribe clan clans
    youths community communities minority clerics gang coalition cartel
""")
RULES = _set("""
    administration administrations presidency campaign regime era loyalists loyalist dynasty family
""")
"""What stands after the name of whoever rules."""
FIRM_AFTER = _set("""
    shares share stock stocks shareholders shareholder investors takeover acquisition merger buyout
    purchase factory factories stores store products customers subsidiary bonds profit profits
    earnings revenue revenues sales executives executive employees headquarters warehouse brand
""")
"""What firms have and persons or places hardly do."""
FIRM_BEFORE = _set("""
    shares stock stake stakes board takeover purchase acquisition executive executives unit
    subsidiary shareholders shareholder employees owner owners CEO parent customers merger
    investment bid
""")
"""The same before "of", "in", "for" or "with"."""
ANALYSTS = _set("""
    analyst analysts economist economists strategist strategists researcher fellow lawyer partner
    manager trader expert worker employee student professor director scientist engineer doctor
    doctors
""")
"""Who works "at" or "with" a firm or an institute."""
BUYS = _set("buy buys buying bought acquire acquires acquired acquiring owns outbid founded joined")
TAKES = _set("""
    visited visit visiting entered reached captured seized recaptured retook shelled stormed
    besieged overran fled
""")
"""What is done to places."""
PERSON_HAS = _set("""
    wife husband son daughter mother father brother sister widow lawyer lawyers attorney death
    resignation family predecessor successor remarks comments lips arrest opponents
""")
PLACE_HAS = _set("""
    streets suburbs outskirts mayor airport residents port coast skyline population districts
    harbor harbour
""")
"""What stands after the possessive of each."""
PLACE_AFTER = _set("""
    volcano mountains mountain desert lake sea bay gulf strait dam bridge beach hills highlands
    plateau basin delta plains forest jungle archipelago crossing checkpoint enclave prefecture
    canton municipality resort stadium prison state states square mine mines base refinery reservoir
    airbase countryside heartland gorge cemetery
    area region neighborhood neighbourhood suburb suburbs district city town village border
    outskirts airport province peninsula coast valley county river island islands residents
    resident governorate oblast metropolitan refugee camp
""")
PLACE_OF = _set("""
    city town village province region district suburb suburbs capital port island state county
    outskirts stronghold neighborhood neighbourhood area north south east west center centre
    enclave countryside territory municipality coast streets borders hamlet commune settlement
    locality governorate oblast
""")
BELONGS_TO_PLACE = _set("""
    community people hills skies waters forests mountains banks mayor governor residents villagers
    inhabitants foot shores slopes siege market
""")
"""What is "of" a place, besides the words for places."""
ALONG = _set("near over along across through around into beyond up down off towards")
"""Before "the" and the name of a river, a mountain or the like."""
LOCATIVE = {
    "in": 1.6, "near": 2.2, "around": 1.6, "outside": 2.0, "toward": 1.6, "towards": 1.4,
    "across": 1.6, "inside": 1.4, "at": 0.6, "from": 0.6, "to": 0.6, "into": 1.6, "throughout":
    2.0, "through": 1.0, "via": 0.8, "off": 0.8, "northern": 3.0, "southern": 3.0, "eastern":
    3.0, "western": 3.0, "central": 3.0, "downtown": 3.5, "nearby": 3.0, "northeastern": 3.0,
    "northwestern": 3.0, "southeastern": 3.0, "southwestern": 3.0, "northeast": 2.0,
    "northwest": 2.0, "southeast": 2.0, "southwest": 2.0, "mainland": 3.0, "rural": 3.0,
    "besieged": 2.0, "upstate": 3.0, "neighboring": 1.5, "neighbouring": 1.5, "occupied": 1.5,
    "north": 1.0, "south": 1.0, "east": 1.0, "west": 1.0,
}  # fmt: skip
