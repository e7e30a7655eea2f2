"""The words that tell that something happened, those for one kind of event together.

A closed list on purpose: whoever rewrites a report changes its words, so that a word which is
merely unseen proves nothing. Verbs of saying and what news is always full of are not in it.
"""

_LINES = """
    kill kills killed killing killings die dies died dying death deaths dead deadly slain slay
        fatal fatally fatality fatalities lethal murder murdered homicide manslaughter perished
        toll
    injure injured injuries injury wound wounded wounds hurt casualty casualties
    missing disappear disappeared disappearance vanished
    arrest arrested arrests detain detained detention custody jailed imprisoned imprisonment
        apprehended
    charged charges indict indicted indictment prosecute prosecuted prosecution
    accuse accused accusation accusations allege alleged allegation allegations blame blamed
    convict convicted conviction guilty
    acquit acquitted acquittal
    sentenced sentencing
    sue sued suing lawsuit lawsuits litigation
    appeal appealed appeals
    testify testified testimony
    extradite extradited extradition deport deported deportation expel expelled expulsion
    freed released release bail parole
    escape escaped flee fled fleeing
    kidnap kidnapped abduct abducted abduction hostage hostages
    rape raped
    attack attacked attacks attacker attackers assault assaulted strike strikes struck raid
        raided raids ambush ambushed bomb bombed bombing bombings bombs bombard bombarded
        bombardment shell shelled shelling airstrike airstrikes offensive
    shoot shot shots shooting shootings gunfire
    stab stabbed stabbing stabbings
    explode exploded explosion explosions blast blasts detonated
    fire fires blaze burn burned burning burnt burns wildfire wildfires bushfire bushfires arson
        inferno
    crash crashed crashes collide collided collision derailed derailment capsized sink sank sunk
    collapse collapsed collapses
    flood flooded floods flooding landslide landslides mudslide
    earthquake earthquakes quake tremor tremors aftershock aftershocks
    erupt erupted eruption
    hurricane typhoon cyclone tornado
    infect infected infection infections outbreak outbreaks
    vaccinate vaccinated vaccination inoculated
    diagnosed diagnosis
    hospitalised hospitalized hospitalisation hospitalization hospitalisations hospitalizations
    quarantine quarantined isolate isolated isolating isolation
    lockdown lockdowns curfew curfews
    reopen reopened reopening reopens ease eased easing lift lifted lifting relaxed relaxing
    close closed closes closing closure closures shut shuts shutdown shuttered
    ban bans banned banning prohibit prohibited outlawed forbid forbidden
    sanction sanctions sanctioned embargo
    tariff tariffs
    sign signed signing
    agree agreed agrees agreement agreements deal deals accord pact treaty
    ceasefire truce armistice
    talks negotiate negotiated negotiating negotiations negotiation summit meet meets met
        meeting meetings
    reject rejected rejects refuse refused refuses refusal rebuffed veto vetoed
    deny denied denies denial
    resign resigned resigns resignation quit quits
    sack sacked fired oust ousted ouster axed
    appoint appointed appointment nominate nominated nomination
    elect elected election elections vote voted votes voting ballot ballots referendum
    win wins won winning victory triumph beat beats beaten defeat defeated lose loses lost
    score scored goal goals
    protest protested protests protester protesters protesting demonstrate demonstrated
        demonstration demonstrations demonstrators rally rallied rallies
    riot riots rioting looting looted looters unrest
    clash clashed clashes fight fighting fought battle battled scuffle scuffles
    capture captured seize seized overrun conquered recaptured retake retook
    invade invaded invasion incursion
    withdraw withdrew withdrawn withdrawal retreat retreated pullout
    surrender surrendered
    deploy deployed deployment
    evacuate evacuated evacuation evacuations
    rescue rescued rescuers
    launch launched launches launching unveil unveiled unveils debut debuted
    threaten threatened threatens threat threats
    apologise apologised apologize apologized apology apologies
    condemn condemned condemns denounced criticise criticised criticized criticize criticism
    approve approved approval endorse endorsed ratified authorise authorised authorized
        authorization
    suspend suspended suspension halt halted pause paused cancel cancelled canceled cancellation
        postpone postponed delay delayed delays scrap scrapped
    resume resumed resumes resumption restart restarted
    investigate investigated investigates investigating investigation investigations probe
        inquiry enquiry
    rise rises rose risen rising increase increased increases increasing surge surged soar
        soared jump jumped climbed grew growth spike spiked
    fall falls fell fallen falling drop dropped drops decline declined decrease decreased plunge
        plunged slump slumped tumbled shrank plummeted
    layoff layoffs redundancies redundancy furlough furloughed
    bankrupt bankruptcy insolvency insolvent
    buy buys bought buying acquire acquired acquisition takeover merger merge merged purchase
        purchased
    sell sells sold selling sale sales
    hack hacked hacker hackers hacking cyberattack
    leak leaked leaks
    birth born pregnant pregnancy
    marry married marriage wedding wed
    divorce divorced
    funeral buried burial
    retire retired retirement
    coup overthrow overthrown topple toppled
    impeach impeached impeachment
    assassinate assassinated assassination
    execute executed execution executions
    torture tortured
    massacre massacred genocide
    displaced displacement
    famine starvation starving
    poison poisoned poisoning
    overdose
    suicide
    drown drowned drowning
    steal stole stolen theft thefts rob robbed robbery burglary
    fraud
    bribe bribes bribery corruption
    smuggle smuggled smuggling
    award awarded awards prize
    destroy destroyed destruction demolished demolition damage damaged devastated devastation
        wrecked
    blockade blockaded siege besieged encircled
    recover recovered recovery survive survived survivor survivors
    blackout blackouts outage outages
    evict evicted eviction evictions
    vigil mourn mourned mourners mourning
    pardon pardoned clemency amnesty
    extend extended extension prolonged
    donate donated donation donations
    compensate compensated compensation
    fined
"""

HAPPENINGS = {
    word: line.split()[0]
    for line in _LINES.replace("\n        ", " ").strip().splitlines()
    for word in line.split()
}
"""Word → the first of its line, so that "shelling" and "airstrike" tell of one kind of event."""
