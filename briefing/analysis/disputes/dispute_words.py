"""The words that matter where sources contradict each other: same, opposite, denied, counted."""

from briefing.analysis.text.stems import remembered, stem, word_set


def _groups(text: str) -> dict[str, str]:
    """Return stem → the first word of its line."""
    found = {}
    for line in text.strip().splitlines():
        words = line.split()
        for word in words:
            found[stem(word)] = words[0]
    return found


ACTS = _groups("""
    capture captured recapture recaptured retook seize seized overran overrun conquered conquer
    enter entered penetrated penetrate breached breach stormed infiltrated infiltrate
    withdraw withdrew withdrawn retreated retreat pullout
    leave left fled flee departed depart gone quit
    stay stayed remain remains remained remaining
    hold retained retain repelled repulsed repel repulse thwarted foiled
    attack attacked attacks strike struck strikes hit bombed bombing bomb shelled shelling shell
    bombarded bombardment raid raided targeted
    kill killed killing dead died deaths die slain
    arrest arrested detained detention custody jailed imprisoned
    free freed released release
    resign resigned resignation stepped
    sign signed
    agree agreed agreement accepted accept approved approve
    refuse refused rejected reject declined
    open opened reopened reopen
    close closed shut closure
    stop stopped halted halt suspended suspend cancelled canceled paused
    continue continued continues continuing resumed resume
    explode exploded explosion explosions blast blasts detonated
    crash crashed
    use used
    pay paid payment payments bribe bribes bribed
    meet met meeting
    cause caused
    steal stole stolen theft
    leak leaked leaks spill spilled spilt
    warn warned warning warnings
    order ordered
    send sent dispatched deployed deploy
    shoot shot shooting gunfire
    sell sold sale
    buy bought purchase purchased acquire acquired
    sack sacked ousted
    rise rose risen increased increase grew grown climbed
    fall dropped drop decreased decrease shrank
    win won victory
    lose lost defeat defeated
    know knew known aware
    hide hid hidden conceal concealed
    break broke violated violate
    work worked functioning functioned operating operational
    fail failed failure
    arrive arrived
    recover recovered
    survive survived alive
    collapse collapsed
    poison poisoned contaminated contamination
    torture tortured abused abuse beaten beat mistreated
""")
"""Stem → what it does, so that "seized" and "captured" are one act."""

TAKING = word_set("take takes took taken taking seized seize gained wrested regained")
KEEPING = word_set(
    "in under full complete retained retains retain keep kept maintained maintains total"
)
MEETINGS = word_set("talks a an meeting meetings elections election press rallies rally vote votes")
"""What is held without being defended."""

IMPLIES = {"capture": ("enter",)}
"""Who has captured a city has entered it."""

OPPOSITES: tuple[tuple[str, str], ...] = tuple(
    (first, second)
    for one, other in (
        ("capture", "hold"),
        ("leave", "stay"),
        ("withdraw", "stay"),
        ("resign", "stay"),
        ("kill", "survive"),
        ("open", "close"),
        ("stop", "continue"),
        ("agree", "refuse"),
        ("work", "fail"),
        ("work", "close"),
    )
    for first, second in ((one, other), (other, one))
)

ALIKE = _groups("""
    rebels rebel insurgents insurgent fighters fighter militants militant gunmen gunman anti-regime
    opposition guerrillas separatists
    soldiers soldier troops troop servicemen
    military army forces
    government regime authorities officials
    people persons person residents victims
    police officers officer policemen
    city town capital
    company firm
    plane aircraft jet airliner
    ship vessel boat tanker ferry
    deal agreement pact accord
    border frontier
    money cash funds
    children child
    car vehicle truck
    houses house homes home
    hostages hostage captives
    talks negotiations
    workers worker staff employees
    men
    protesters protester demonstrators demonstrator marchers
    passengers passenger
""")
"""Stem → one noun for several, where news takes one for the other."""

DENYING = word_set(
    "deny denies denied denying reject rejects rejected rejecting dismiss dismisses "
    "dismissed dismissing refute refutes refuted dispute disputes disputed disputing "
    "contradicted rebuffed disavowed denial denials"
)
HEARSAY = word_set(
    "report reports rumor rumors rumour rumours claim claims allegation allegations "
    "accusation accusations suggestion suggestions speculation fears charge charges"
)
"""What, before "that" or "of", is told without being said to be so."""
UNTRUE = word_set(
    "wrong incorrect invented inaccurate nonsense misleading false untrue baseless "
    "unfounded groundless fabricated fabrication lie lies fake"
)
"""What a report is called by who denies it."""
SPOKEN = word_set(
    "accusation accusations allegation allegations claim claims report reports charge "
    "charges suggestion suggestions rumor rumors rumour rumours account involvement "
    "responsibility role wrongdoing it this that any all such reported knowledge part "
    "story"
)
"""What is denied without saying what it is."""
ACCUSING = word_set("accuse accuses accused accusing blame blames blamed blaming")
BLAMED = word_set("behind responsible charged suspected accused blamed")
"""Words by which somebody is accused, before the name and after it."""
NEGATORS = word_set(
    "not no never nothing nobody none without neither nor cannot didn't hasn't haven't "
    "hadn't wasn't weren't isn't aren't doesn't don't won't couldn't can't unable failed "
    "refused declined prevented averted avoided"
)
NOT_NEGATING = word_set(
    "only just yet longer clear immediately immediate comment doubt least more fewer less "
    "later verified confirm confirmed verify say disclose specify elaborate matter "
    "question surprise until necessarily sure identify identified name named released available "
    "reply because first enough far easy ready rule ruled alone simply all every everyone "
    "always mean merely respond independently detail details give word one new further "
    "additional other others major chance prospect plan plans intention reason need hope desire"
)
"""What after a negator denies nothing of what another says."""
SEE_THROUGH = word_set(
    "cent penny area vicinity place having evidence sign signs indication trace traces "
    "proof truth been any be is was were are have has had there able even a an the to of "
    "that in such by at yet ever anybody anyone anything else single come comes carry "
    "carried made make being did do done take taken received receive found find seen see"
)
"""What stands between a negator and what it denies."""

LIGHT = word_set(
    "carry carried carries carrying make makes made making take takes took taken taking give gives "
    "gave given giving have has had having do does did done doing be is are was were been being "
    "conduct conducted conducting commit committed committing get gets got put puts set hold held "
    "come comes came go goes went gone keep kept let find found see saw seen receive received "
    "within across along toward towards upon among amid beyond behind above below despite "
    "throughout far"
)
"""Words that tell nothing without the noun after them: "carried out the strike"."""
COMMON = word_set(
    "back how why said say says told according the a an and or but of to in on at for from with "
    "by as it its he she they their his her them was were is are be been being has have "
    "had do did does not no that this these those which who whom whose what when where "
    "while after before since until over under into out up down about than then so also "
    "there here more most some any all one two other new last first would could will can "
    "may might should must if it's i we you our your monday tuesday wednesday thursday "
    "friday saturday sunday year years month week day time today yesterday morning evening "
    "night afternoon statement spokesman spokeswoman official officials report reports "
    "reported news agency reporters state near around between during against because "
    "least through side still only just now very much many people accord later earlier"
)
"""Words that tell nothing of what a sentence is about."""

UNREAL = word_set(
    "requires requiring require required demand demands demanding "
    "must need needs needed can want wants wanted try tries tried preparing pressure "
    "pressuring unlikely would could might may if should will shall unless whether plan "
    "plans planned planning expected expect threatened hope hopes hoped intends intend "
    "going likely forecast possible possibly"
)
"""Words that make a sentence speak of what has not happened."""

UPDATES = word_set(
    "ago last compared previous rose risen rises climbed climbs increased revised updated "
    "raised corrected earlier previously initially initial preliminary lowered jumped "
    "mounted grew grown reaching originally provisional correction since"
)
"""Words by which a figure says that it is another one's later or earlier state."""
GROUND = word_set(
    "airport airfield base bridge border building camp capital city crossing dam district "
    "fort front headquarters hill island mine port prison province region road square "
    "station town valley village"
)
"""What is captured and held; people are captured and held as well, which is no contradiction."""
SITES = _groups("""
    warehouse warehouses depot
    hotel hotels guesthouse guesthouses
    factory factories workshop workshops
    restaurant restaurants cafe
    nightclub nightclubs disco
    market markets bazaar bazaars
    mall malls supermarket supermarkets
    mosque mosques
    church churches cathedral
    temple temples
    school schools college
    prison prisons jail
    refinery refineries
    stadium stadiums
    bus buses coach minibus
    train trains
    lorry truck trucks lorries
    plane planes aircraft jet airliner
    helicopter helicopters
    ship ships vessel boat ferry
""")
"""Stem → where or in what people die together; other ones are those of other accidents."""
CHANGED = word_set(
    "back yet later again now until then previously formerly once reopened resumed anymore"
)
"""Words by which a sentence says that things have changed, or will."""
ADDED = word_set(
    "critically seriously severely slightly lightly compared another other others "
    "additional further extra remaining rest including include includes among each per "
    "every separately separate elsewhere average"
)
"""Words that make a figure a part of something, or something else."""

TIMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday yesterday january february "
    "march april june july august september october november december morning evening "
    "night afternoon overnight noon midnight dawn"
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday")

FATES = {
    "dead": word_set(
        "dead killed killing kill kills died dying die dies deaths death fatalities perished "
        "bodies slain drowned toll lives corpses"
    ),
    "injured": word_set(
        "injured wounded hurt injuring wounding injuries injury hospitalised hospitalized wounds"
    ),
    "missing": word_set("missing unaccounted"),
    "arrested": word_set(
        "arrested detained arrests arresting detaining rounded prisoner prisoners captured captive"
    ),
    "trapped": word_set("trapped trapping stranded"),
    "displaced": word_set("displaced evacuated homeless fled evacuating displacing flee"),
    "rescued": word_set("alive pulled rescued saved rescuing survivors survived"),
}
"""What happened to so many people."""

DURATIONS = word_set(
    "second seconds day days week weeks weekend month months year years decade decades century "
    "centuries season seasons times gmt o'clock a.m p.m am pm"
)
"""What is counted of time: how long something lasts or is ago, and mostly something else."""
CLASSES = word_set("children students pensioners adults seniors women men tourists foreigners")
"""Those for whom something has its own price or share."""
KIN = word_set(
    "relatives cousins brothers sisters sons daughters parents friends siblings colleagues "
    "grandchildren twins"
)
"""Some of those to whom something happened, whom nobody counts for all."""

CROWDS = word_set(
    "protesters demonstrators marchers people attended marched gathered rallied crowd "
    "protested demonstrated turned supporters attendees participants"
)
GATHERINGS = CROWDS - {"people"} | word_set(
    "joined march marches protest protests rally rallies demonstration demonstrations"
)
EVERYBODY = word_set(
    "people persons person victims others bodies lives deaths fatalities casualties "
    "residents inhabitants"
)
MULTIPLES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: number for number, word in enumerate(_ONES.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
VAGUE_NUMBERS = {
    "dozens": (20.0, 200.0),
    "scores": (30.0, 200.0),
    "hundreds": (150.0, 3000.0),
    "thousands": (1500.0, 50_000.0),
    "several": (3.0, 15.0),
    "few": (2.0, 10.0),
    "handful": (2.0, 10.0),
}
UNITS = {
    word: (unit, factor)
    for words, unit, factor in (
        ("km kilometer kilometers kilometre kilometres", "km", 1.0),
        ("mile miles", "km", 1.609),
        ("meter meters metre metres", "km", 0.001),
        ("foot feet ft", "km", 0.0003048),
        ("inch inches", "km", 0.0000254),
        ("percent %", "percent", 1.0),
        ("dollar dollars", "$", 1.0),
        ("euro euros", "€", 1.0),
        ("ton tons tonne tonnes", "tons", 1.0),
        ("acre acres", "hectares", 0.405),
        ("hectare hectares", "hectares", 1.0),
        ("barrel barrels", "barrels", 1.0),
        ("hour hours", "hours", 1.0),
        ("minute minutes", "hours", 1 / 60),
    )
    for word in words.split()
}
CURRENCIES = {"$": "$", "€": "€", "£": "£"}


@remembered
def meaning(word: str) -> str:
    """Return one word for all that tell the same: "seized" and "captured" are "capture"."""
    root = stem(word.replace("’", "'").removesuffix("'s"))
    return ACTS.get(root) or ALIKE.get(root) or root
