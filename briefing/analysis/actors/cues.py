"""The words by which English news tells what a name is: titles, heads of names, cue words."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _set("""
    Agent Midfielder Striker Defender Goalkeeper Forward Winger President Minister Premier
    Chancellor Secretary Senator Sen Representative Rep Congressman Congresswoman Governor Gov
    Mayor King Queen Prince Princess Pope Cardinal Archbishop Bishop Patriarch Rabbi Imam
    Ayatollah Mullah Sheikh Sheik Emir Sultan Emperor Empress Crown Duke Duchess Baron Baroness
    Lord Lady Sir Dame Mr Mrs Ms Miss Mx Dr Prof Professor Doctor Judge Justice Magistrate
    Attorney Prosecutor Sheriff Sergeant Sgt Detective Det Inspector Superintendent Supt Constable
    Officer Captain Capt Major Maj Colonel Col Lieutenant Lt General Gen Brigadier Brig Admiral
    Adm Commander Cmdr Commodore Marshal Corporal Cpl Private Pvt Spokesman Spokeswoman
    Spokesperson Ambassador Envoy Commissioner Chairman Chairwoman Chairperson Chair Director
    Chief Executive CEO CFO COO Head Leader Speaker Coach Manager Trainer Archduke Chaplain Rev
    Reverend Father Sister Brother Mother Deputy Undersecretary Adviser Advisor Coordinator
    Counsel Councilman Councilwoman Councillor Councilor Assemblyman Assemblywoman Lawmaker
    Delegate Treasurer Comptroller Taoiseach Tsar Czar Strategist Economist Analyst Editor
    Correspondent Hon Pres Administrator Solicitor Whip Founder Co-founder Chairmen Ministers
    Presidents Senators Sens Reps Messrs Monsignor Firefighter Trooper Nurse Astronaut Cosmonaut
    Sayyid Hojatoleslam Maulana Pastor Spc Specialist Airman Seaman Ensign Coroner Congressmen
    Superintendents Vicar Abbot Emeritus Chieftain
""")
TITLE_MODIFIERS = _set("""
    Patrol Judiciary Border Prime Foreign Defense Defence Finance Interior Health Deputy Vice
    First Second Chief Executive Acting Former Interim Senior Assistant Associate Under Major
    Brigadier Lieutenant Rear Staff Master Managing Press Home Trade Energy Economy Environment
    Education Justice Transport Transportation Agriculture Labor Labour Commerce Treasury Housing
    Security National Supreme Crown Grand Majority Minority House Senate Police Army Navy
    Permanent Special Presidential State Attorney Secretary Lead Then Late Ex Incoming Outgoing
    Opposition Party Communications Operating Financial Technology Culture Sports Tourism Water
    Oil Industry Immigration Migration Climate Development Information Political Military Naval
    Air Field Medical Legal Regional District County City Fire General Cabinet Parliamentary
    Parliament Homeland Fleet Vice- Shadow Junior Honorary Lady Investment Global Market Policy
    Science Planning Infrastructure Religious Social Family Affairs Works Equality Digital
    Communication Intelligence Women Budget Commercial Economics Economic Employment Enterprise
""")
TITLE_TAILS = _set("elect designate General State Chief Secretary in-chief Emeritus")

ORG_HEADS = _set("""
    Telegraph Mirror Standard Globe Examiner Inquirer Independent Mail Party Ministry Army Navy
    Force Forces Corps Guard Guards Brigade Brigades Battalion Regiment Division Command Council
    Bank University College School Institute Institution Corporation Corp Inc Co Ltd Company
    Companies PLC Plc plc LLC LLP AG SA NV SE GmbH AB ASA SpA Oyj Holdings Holding Group Union
    Committee Commission Agency Court Department Dept Bureau Office Authority Association
    Federation Confederation League Alliance Coalition Movement Front Organization Organisation
    Foundation Fund Trust Society Church Club Team Parliament Assembly Congress Senate Cabinet
    Board Service Services Administration Police Network News Press Times Post Journal Herald
    Tribune Gazette Chronicle Magazine Television TV Radio Broadcasting Industries Partners
    Capital Airlines Airways Air Motors Energy Petroleum Oil Gas Electric Steel Pharmaceuticals
    Technologies Technology Systems Software Entertainment Studios Pictures Records Media
    Communications Telecom Mobile Insurance Securities Investments Management Consulting
    Associates Laboratory Laboratories Labs Observatory Center Centre Hospital Clinic Museum
    Academy Theatre Theater Orchestra Choir Ballet Opera Library Initiative Campaign Project
    Programme Program Mission Resistance Militia Militias Cartel Mafia Intelligence Directorate
    Secretariat Tribunal Consortium Cooperative Syndicate Guild Chamber Exchange Stores
    Supermarkets Foods Brands Express Logistics Shipping Lines Railways Rail Ventures Bancorp
    Financial Democrats Republicans Socialists Conservatives Liberals Greens Nationalists Workers
    Units Watch International Aid Relief Cross Crescent Brotherhood Knights United Rovers
    Wanderers Athletic FC CF AFC Rangers Giants Patriots Cowboys Eagles Bears Lions Tigers Yankees
    Dodgers Lakers Warriors Bulls Celtics Mets Sox Cubs Braves Raiders Steelers Packers Dolphins
    Jets Panthers Falcons Broncos Investigators Prosecutors Embassy Consulate Bar Conference
    Caucus Registry Collective Taskforce Unit Squad Monitor Forum Summit Legislature Synod Diocese
    Archdiocese Conglomerate Ombudsman Observer Enquirer Bulletin Weekly Daily Commissariat
    Motor Electronics Chemical Chemicals Mining Metals Minerals Resources Properties Healthcare
    Automotive Aerospace Analytics Advisors Advisers Ratings Solutions Research
    Wing Fleet Squadron Infantry Airborne Regulators
    Utilities Farms Robotics Semiconductor Biotech Therapeutics Genomics Airline
""")
EVENT_STARTS = _set("Operation Hurricane Typhoon Cyclone Storm Exercise Mission Apollo")
"""First words of names that are no actors."""
EVENT_HEADS = _set("""
    Telescope Rover Probe Satellite Rocket Shuttle Missile Vaccine Cup Games Open Championship
    Championships Prize Award Awards Festival Day Week Act Treaty Agreement Accord Accords Pact
    Convention Protocol War Revolution Massacre Marathon Tour Series Bowl Derby Trophy Medal Prix
    Masters Classic Olympics Constitution Amendment Deal Plan Bill Law Code Doctrine Declaration
    Charter Resolution Affair Scandal Crisis Era Age Century Movie Film Album Song Novel Book
    Edition Index Bridge-Gate Final Finals Semifinal Invitational Elections Election Census Budget
    Virus Syndrome Disease Fever Theory Cycle Operation Hurricane
""")
PLACE_HEADS = _set("""
    Abbey Quarter Corridor Waterway River Sea Ocean Lake Gulf Bay Strait Straits Channel Canal
    Island Islands Isle Peninsula Mountain Mountains Mount Hills Hill Valley Desert Forest Coast
    Beach Cape Point Harbor Harbour Port Airport Square Street Avenue Road Boulevard Lane Bridge
    Park Gardens Garden Stadium Arena Tower Palace Castle Plaza Mosque Cathedral Temple Prison
    Jail Station Terminal Dam Province County District Region State States Republic Territory
    Territories City Town Village Heights Falls Glacier Volcano Plateau Basin Delta Reef
    Archipelago Base Airbase Crossing Oblast Prefecture Governorate Municipality Township Borough
    Zone Wall Junction Springs Creek Ridge Canyon Pass Plains Woods Grove Parkway Highway Freeway
    Expressway Hotel Mall Courthouse Reservoir Refinery Nation Kingdom Highlands Lowlands Shore
    Plant Factory Mine Field Airfield Oilfield Monument Cemetery Shrine Monastery Basilica
    Fortress Citadel Tunnel
    Shores Metro Circuit Speedway
""")
PLACE_STARTS = _set("""
    Mount Mt Lake Cape Fort Port San Santa Santo St Saint Los Las El Rio New Upper Lower Port-au
    Deir Tel Kafr Wadi Jabal Ras Beit Bab Umm Khan Sidi Ain Cox Puerto Villa Cité Ciudad Nizhny
    Veliky Sri Plaza Piazza Rue Calle Avenida Palazzo Palacio Château Chateau Isla Île Ile Cerro
    Monte Mont Sierra Serra Bahr Jebel Djebel Gebel Tell Oued Nahr Kfar Kiryat Ramat Givat Khirbet
    Bukit Gunung Pulau Kampung Barangay Sungai Koh Nakhon Porto Novi Vila
    Puente Playa Laguna Lago Lac Loch
""")
COMPASS = _set("""
    North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast
    Southwest Northeastern Northwestern Southeastern Southwestern Greater Downtown Upstate
""")

OF_HEADS = ORG_HEADS | _set("""
    House Houses Commons Lords Sons Daughters Children Republic Kingdom State States Gulf Bay
    Strait Straits Sea Isle Isles Cape Mount Horn Port City Province Bank University Ministry
    Court Chamber Chambers Order Knights Friends Voice Brotherhood Lions Rock Tower Church
    Cathedral Dome Temple Palace Side Centers Centres Centre Center Doctors Union League Museum
    Institute College School Board Bureau Office Department Council Confederation District
    Government
""") - _set("Team Force Forces Group United Air News Capital Army Police Times")
FOR_HEADS = _set("""
    Center Centre Centers Institute Association Agency Movement Foundation Council Observatory
    Campaign Fund Committee Office Organisation Organization Alliance Party Coalition Department
    Ministry Commission Alternative Society Front Initiative Network Union Doctors Reporters
    Citizens Mothers Students Teachers Veterans Americans Women Forum Partnership Group Authority
    Bureau Secretariat School Hospital Administration Directorate Programme Program Tribunal Court
    Academy Laboratory Federation Confederation League Congress Assembly Project Service Panel
    Parents Lawyers Physicians Scientists Artists Families Platform Conference College Facility
""")
ON_HEADS = _set("""
    Council Committee Commission Panel Conference Institute Center Centre Mission Board Task Force
    Coalition Alliance Mothers Authority Agency Office Programme Program Forum Observatory
""")
POSSESSED = _set("""
    People Workers Women Children Men Veterans Teachers Farmers Students Writers Drivers Lawyers
    Soldiers Pilots Doctors King Queen Nurses Players
""")
"""Words whose possessive goes on inside a name ("Workers' Party")."""

NOTIONS = _set("Justice Commerce")
"""Titles, or words of titles, that also end names ("Palace of Justice")."""

BODIES_OWNED = _set("Office Department Council Court Bureau Service Guard")

DATES = _set("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov
    Dec Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays Mon Tue Tues Wed Thu Thur
    Thurs Fri Sat Sun
""")
FUNCTION_WORDS = _set("""
    We've We'll We'd I'd You've You'd You'll They've They'd They'll He'd He'll She'd She'll It'd
    It'll That'd There'd Who'd Couldn't Wouldn't Shouldn't Hasn't Haven't Hadn't Aren't Weren't
    Ain't How's Where's When's Mustn't Needn't A An The This That These Those He She It We You
    They I His Her Its Our Your Their My Mine In On At By For From With Without Of To Into Onto
    Upon Under Over After Before During Since Until Till While As If Unless Although Though But
    And Or Nor So Yet However Meanwhile Moreover Still Also Then Thus Therefore Hence Instead
    Besides Otherwise Indeed Perhaps Maybe There Here Where When Why How What Who Whom Whose Which
    Whether Because Between Among Amid Against Across Along Around About Above Behind Beyond
    Beside Below Beneath Inside Outside Near Off Out Through Throughout Toward Towards Up Down Via
    Not No None Nobody Nothing Neither Either Both All Any Each Every Some Many Much Most More Few
    Fewer Less Several Such Other Others Another One Two Three Four Five Six Seven Eight Nine Ten
    Eleven Twelve Dozens Hundreds Thousands Millions Half Is Are Was Were Be Been Being Am Do Does
    Did Has Have Had Can Could Will Would Shall Should May Might Must Let Just Only Even Now Today
    Tonight Tomorrow Yesterday Earlier Later Last Next Once Again Already Almost Always Never Ever
    Often Sometimes Soon Despite Except Like Unlike According Asked Following Including Given
    Speaking Writing Based Regarding Concerning Born Yes Please Well Too Very Quite Rather Than
    Whatever Whoever Wherever Whenever It's He's She's They're We're You're I'm I've I'll That's
    There's What's Who's Here's Don't Can't Won't Isn't Let's Didn't Doesn't Wasn't Us Him Them Me
    Same First Second Third Fourth Everyone Everybody Someone Anyone Everything Anything Something
    Back Away Further Recently Currently Previously Formerly Reportedly Additionally Finally
    Firstly Secondly Nevertheless Nonetheless Elsewhere Afterwards Afterward Thereafter Apparently
    Clearly Obviously
""")
GENERIC_CAPITALS = _set("""
    Spring Summer Autumn Winter Fall Members State Government Nation Republic Committee
    Constitution Bill Act Law Chapter Article Section Figure Table Page Part Phase Day Week Year
    Flight Photo Photograph Image Images Video File Copyright Credit Source Story Text
    Advertisement Read Watch Click Related Share Sign Subscribe Update Updated Breaking Live
    Opinion Analysis Exclusive Editor Note Correction Mail Email Phone Contact Facebook's
    Internet Black White
    Blacks Whites Native Dear God Lord Heaven Hell Sun Earth World War Peace Life Love Truth
    Justice Freedom President Minister Chancellor Secretary Senator Governor Mayor King Queen
    Prince Princess Pope Chairman Battle Battles Siege Campaign Treaty Summit Ministerial
    Soldiers Airmen Sailors Protocol Protocols Chief
""")
"""Words often capitalised for themselves; alone they name nobody."""
LONE_GROUPS = _set("""
    Congress Parliament Senate Cabinet Court Commission Council Ministry Treasury Army Navy Church
    House Bank Fed Assembly Board Marines Pentagon Kremlin Guard Committee Authority Federation
    Union League Alliance Tribunal Legislature Party
""")
"""Heads that name a group alone when capitalised in mid-sentence after "the"."""

ROLES = _set("""
    child baby toddler infant girl grandmother grandfather homeopath pensioner motorist president
    minister premier chancellor secretary senator congressman congresswoman governor mayor king
    queen prince princess pope cardinal bishop rabbi imam cleric judge justice lawyer attorney
    prosecutor sheriff sergeant detective inspector officer captain major colonel lieutenant
    general admiral commander spokesman spokeswoman spokesperson ambassador envoy commissioner
    chairman chairwoman chair director executive boss head leader speaker coach manager trainer
    striker midfielder defender goalkeeper keeper winger batsman bowler pitcher quarterback driver
    rider champion player singer actor actress author writer novelist poet journalist reporter
    correspondent editor photographer analyst economist strategist trader investor professor
    researcher scientist historian expert doctor physician nurse teacher student activist
    campaigner dissident politician lawmaker legislator candidate nominee challenger incumbent
    opponent predecessor successor deputy aide adviser advisor diplomat negotiator mediator
    billionaire businessman businesswoman entrepreneur founder co-founder owner resident neighbor
    neighbour farmer worker survivor victim suspect gunman husband wife son daughter father mother
    brother sister uncle aunt cousin nephew niece friend partner girlfriend boyfriend widow
    grandson granddaughter man woman teenager boy veteran artist musician rapper guitarist chef
    designer architect engineer astronaut pilot CEO dictator strongman warlord militant mastermind
    chief Democrat Republican comedian presenter host star colleague teammate skipper
""")
GROUP_NOUNS = _set("""
    group party company firm giant maker carrier movement militia militias organization
    organisation agency club team side network newspaper broadcaster airline bank automaker
    carmaker startup start-up retailer coalition alliance outlet platform charity union faction
    rebels militants insurgents fighters forces army guerrillas gang cartel band subsidiary lender
    insurer manufacturer producer supplier operator publisher magazine daily website channel
    station service bloc conglomerate brokerage consultancy nonprofit watchdog regulator ministry
    department institute university foundation chipmaker drugmaker
    miner brewer chain utility shipbuilder planemaker refiner steelmaker studio contractor tank
    brewery syndicate cooperative tribe clan sect federation confederation rival
    groups parties companies firms giants makers carriers movements organizations organisations
    agencies clubs teams newspapers broadcasters airlines banks automakers carmakers retailers
    charities unions factions gangs lenders insurers manufacturers producers suppliers operators
    publishers magazines miners brewers chains utilities chipmakers drugmakers
""")
SPEECH = _set("""
    said says told added asked tweeted wrote writes argued insisted noted explained recalled
    replied testified joked
""")
PERSON_AFTER = _set("who whose himself herself resigned smiled nodded died") | SPEECH
SUFFIXES = _set("Jr Sr II III IV V VI VII VIII XIV XVI XIII XII")
LEGAL = _set("""
    Inc Corp Co Ltd PLC Plc plc LLC LLP AG SA NV SE GmbH AB ASA SpA Oyj Corporation Company
    Limited
""")

FIRM_ENDS = LEGAL | _set("""
    Group Holdings Holding Industries Airlines Airways Motors Bancorp Brands Stores Pharmaceuticals
    Technologies Semiconductor Therapeutics
""")
"""Last words of a firm's name that news leaves out when it names the firm again."""

AND_TAILS = ORG_HEADS | _set("""
    Enforcement Protection Prevention Affairs Investigation Relations Operations Response Welfare
    Reform Development Technology
""")
"""Last words of names that join two nouns ("Immigration and Customs Enforcement")."""

CUT_OFF = _set("MP MPs MEP MEPs CEO CFO PM TDs MSP MSPs MLA MLAs")
"""Capitals after a name that are no part of it ("Labour MPs")."""

PREFIXES = _set("""
    pre post co anti pro non counter re ex multi self semi sub super vice mid inter intra ultra
    over under out off on all cross trans mini micro macro cyber bio eco neo quasi pan hyper mega
""")
"""What stands before a hyphen and begins no name ("Pre-orders")."""

UNITS = _set("""
    Battalion Brigade Division Regiment Wing Fleet Army Corps Squadron Infantry Marines Airborne
    Cavalry Circuit Artillery Legion Precinct Guards Battery Platoon Congress Panzer Battlegroup
    Group Company Rifles Rangers Armored Armoured
""")
"""What is counted in the name of a unit ("3rd Battalion")."""

POLITIES = _set("Government Kingdom Republic Commonwealth Sultanate Emirate")
"""What before "of" and a state means the state ("Kingdom of Jordan")."""
