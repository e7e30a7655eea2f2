"""The words for people whom news speaks of as one body without naming them."""

import re


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


BANDS = _set("""
    forces troops fighters rebels insurgents militants militia militias soldiers guerrillas gunmen
    separatists jihadists paratroopers guards factions paramilitaries commandos attackers invaders
    conscripts reservists peacekeepers mercenaries battalions warplanes snipers bandits
""")
CROWDS = _set("""
    protesters protestors demonstrators rioters strikers prosecutors firefighters rescuers
    investigators
""")
BODIES = _set("""
    army military police navy insurgency junta government parliament opposition cabinet
    gendarmerie command television media presidency judiciary ministry
""")
SPEAKERS = _set("""
    sources officials leaders activists groups commanders lawmakers figures parties politicians
    negotiators mediators envoys
""")
_CROWDS_THAT_ACT = _set("""
    residents villagers diplomats analysts economists experts scientists forecasters doctors medics
    surgeons nurses lawyers judges witnesses voters workers farmers fishermen herders miners
    unions companies insurers banks brewers suppliers smelters traders investors shareholders
    regulators supporters opponents critics allies relatives families survivors migrants refugees
    evacuees students teachers parents passengers officers detectives delegates delegations
    ambassadors ministers senators deputies governors mayors clerics elders youths monks
    campaigners volunteers researchers engineers directors executives employers employees
    observers monitors inspectors agencies charities organizations organisations neighbors
    neighbours locals civilians gangs hackers smugglers pirates settlers nationalists conservatives
    liberals socialists republicans southerners northerners armies governments delegation
    bodyguards directors members authorities counterparts crews carriers airlines automakers
    retailers publishers broadcasters lenders creditors
""")
MEMBERS = _set("""
    official officer diplomat source commander figure adviser aide lawmaker resident witness
    activist doctor nurse teacher soldier fighter survivor negotiator minister vendor farmer
    villager lawyer prosecutor investigator analyst engineer medic rescuer driver shopkeeper
    student protester person worker
""")
"""One of them, who speaks for others: "a Western diplomat said"."""
SIDES = _set("""
    government regime opposition rebel insurgent security coalition loyalist paramilitary militia
    separatist jihadist peacekeeping islamist army military police riot intelligence naval ground
    border special resistance guerrilla occupation militant
""")
WORDS_BEFORE = SIDES | _set("""
    aid church rescue health hospital business local regional senior foreign western allied rival
    armed retreating advancing detained former striking independent international federal state
    national human rights civil society defense defence coast guard air force news agency shipping
    opposition anti-corruption migrant support relief rural urban central high displaced company
    union party government-backed construction oil tribal religious community village city
    provincial municipal caretaker bond bank stock credit market industry energy street centrist
    left-wing right-wing far-right far-left moderate lame-duck European-style school university
    forest bus taxi truck small large big major young elderly black white angry masked hooded
    uniformed plainclothes criminal drug legal medical military emergency disaster flood weather
    climate election electoral trade labor labour political economic financial women finance
    interior justice education
""")
SIDED = re.compile(
    r"(?:anti|pro|non)-[\w-]+|\w+-(?:backed|led|affiliated|aligned|allied|linked|held|controlled)",
    re.IGNORECASE,
)
"""A word that says on whose side ("anti-regime", "army-backed")."""
VAGUE = _set("""
    groups figures sources parties organizations organisations agencies members directors banks
    governments companies directors delegation delegations
""")
"""Heads that name a body only with a word before them ("rebel sources", "both delegations")."""
WITNESSES = _set("residents sources witnesses locals villagers people")
"""Who only tells what they saw where all they do is say so."""
DETERMINERS = _set("""
    the a an some several many two three four five six seven eight nine ten dozens hundreds
    thousands scores both all other another its his her their our these those one few most more
    than of up to no at least
""")
TELLS = _set("told urged warned begged accused")
CLAUSE_OPENERS = _set("""
    and but or as while when where after before until since that because although though if
    whether than said say says so which what how once unless
""")
HEADS = BANDS | CROWDS | BODIES | SPEAKERS | _CROWDS_THAT_ACT | MEMBERS
