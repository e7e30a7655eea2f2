"""The usual topics of a newspaper: the words that give each away, and its other names.

A strong word speaks for the topic by itself; a weak one needs another beside it.
"""

from collections.abc import Mapping

TOPICS: Mapping[str, tuple[str, str]] = {
    "politics": (
        "parliament election elections electoral ballot senator senate congress lawmaker "
        "lawmakers legislation coalition referendum campaigning voters constituency mp mps "
        "minister ministers cabinet politician bipartisan impeachment caucus manifesto "
        "democrats republicans conservatives labour chancellor prime-minister senators governor "
        "mayor ombudsman by-election ballots polling-station speaker deputies filibuster veto "
        "vetoes backbencher councillors coalition-partner swing-state gerrymandering "
        "constitution lobbyists",
        "president government party vote votes policy bill reform opposition campaign candidate "
        "leader law debate poll polls resign seats seat majority motion candidacy resignation "
        "speech republican democrat liberals greens socialists budget mandate ruling",
    ),
    "business": (
        "shares shareholders investors profit profits revenue earnings merger takeover "
        "acquisition startup retailer retailers bankruptcy dividend ipo stocks nasdaq ftse "
        "economist economists inflation gdp exports imports tariffs manufacturer supplier "
        "quarterly turnover layoffs carmaker automaker airline lender insurer shareholder "
        "chief-executive chief-financial stock-market stock-exchange interest-rate "
        "interest-rates central-bank buyout valuation insolvency restructuring wholesale "
        "conglomerate listing subsidiary unemployment hedge-fund private-equity bond bonds "
        "brewer start-up factory factories creditors",
        "company companies firm firms market markets sales bank price prices deal trade economy "
        "growth industry jobs brand chief executive billion customers workers strike rates sale "
        "store stores plant demand costs cost stake bid owner owners orders output forecast "
        "product products supply contract rival loss losses pay wages workforce",
    ),
    "economy": (
        "inflation gdp unemployment recession economist economists tariffs deficit budget "
        "exports imports treasury monetary fiscal interest-rate wages austerity productivity "
        "central-bank interest-rates unemployed eurozone purchasing-power trade-deficit bonds "
        "imf world-bank stagnation currency",
        "economy economic growth jobs trade prices rates bank debt tax taxes spending cost "
        "markets consumers households wage price sales output loan loans",
    ),
    "technology": (
        "software app apps smartphone chip chips chipmaker semiconductor ai "
        "artificial-intelligence chatbot algorithm cybersecurity hackers ransomware malware "
        "encryption startup browser cloud robot robots broadband gadget google microsoft apple "
        "openai nvidia meta android iphone processor processors laptop tablet smartphones "
        "password passwords hacker chatbots operating-system quantum-computer machine-learning "
        "data-center data-centre silicon software-update computing developers robotics wifi "
        "startup-founder silicon-valley tesla amazon samsung huawei tiktok spyware algorithmic "
        "drone-maker phishing",
        "computer internet online users data digital device tech platform network video website "
        "code launch computers gadgets screen camera battery phone phones login e-mail email "
        "devices server servers coding automated machine machines virtual messages",
    ),
    "science": (
        "scientists researchers astronomers physicists biologists telescope nasa spacecraft "
        "asteroid galaxy fossil fossils genome dna species particle laboratory archaeologists "
        "dinosaur quantum physics chemistry orbit lunar palaeontologists paleontologists "
        "geologists neuroscientists chemists mathematicians astronomer cosmologists "
        "archaeologist neutrino microscope molecules molecule proteins enzyme neurons evolution "
        "evolutionary mammoth skeleton excavation black-hole supernova comet meteorite hubble "
        "webb cern mutation species-new tectonic seismologists",
        "study research discovery experiment planet moon space cells evidence university "
        "journal brain ocean theory researcher findings sample samples star stars light waves "
        "radio tracks measured published mass bone bones ancient observed atoms chemical "
        "animals insects",
    ),
    "health": (
        "vaccine vaccines patients hospital hospitals doctors nurses disease cancer virus "
        "epidemic pandemic outbreak infection diabetes medicine surgery nhs obesity clinical "
        "symptoms measles covid dementia pharmaceutical cardiologists surgeon surgeons "
        "epidemiologists dengue malaria cholera ebola influenza flu stroke kidney tumour tumor "
        "chemotherapy antibiotics antibiotic antibody insulin alzheimer pregnancy midwives "
        "pharmacies pharmacy paediatric pediatric vaccination vaccinated jab jabs dose doses "
        "infections psychiatric therapy therapies blood-pressure heart-attack mosquitoes "
        "pathogen hygiene",
        "health care drug drugs treatment medical mental death risk diet study trial clinic "
        "patient pill pills clinics deaths cure sick illness ward wards pain cases transplant "
        "infected nurse doctor",
    ),
    "sport": (
        "football footballer striker midfielder goalkeeper cricket tennis rugby olympic "
        "olympics championship tournament coach quarterback playoffs premier-league world-cup "
        "grand-prix innings wicket goalless semi-final semifinal quarter-final marathon "
        "sprinter golfer nba nfl fifa uefa touchdown cyclist cyclists batsman batsmen batter "
        "bowler bowlers bowled sprint runner runners swimmer swimmers gymnast gymnasts athlete "
        "athletes athletics medal medals medalist medallist podium grand-slam hat-trick "
        "knockout referee referees penalty penalties stoppage-time relegation promoted peloton "
        "stage-win formula-one super-bowl world-series pitcher dugout dressing-room tie-break "
        "seeded seed quarterfinal quarterfinals semifinals semi-finals kickoff header headed "
        "defender rebound dunk heavyweight boxer boxing jockey skier skiing slalom regatta "
        "derby fixture fixtures midfield offside touchline try-line scrum medley relay hurdles",
        "match team season league cup club players player game win wins beat defeat score "
        "scored goal goals title final race champion fans record seconds metres squad captain "
        "winner victory opener stadium pitch tour set sets straight semi rivals injury "
        "match-point title-race beaten lap laps",
    ),
    "culture": (
        "film films novel novelist museum exhibition theatre theater opera painter sculpture "
        "album concert orchestra filmmaker playwright gallery poet poetry literature author "
        "ballet screenplay biennale exhibitions museums manuscript novels bestseller booker "
        "pulitzer choreographer dancer dancers sculptor painters paintings portrait fresco "
        "symphony conductor composer cello violinist pianist curator curators biography memoir "
        "documentary premiere cinema palme berlinale bronzes artwork artworks artefacts "
        "antiquities auction-house literary poems theatrical",
        "book books music art artist artists stage festival play writer director award song "
        "show scene audience published drawings collection actors cultural heritage songs "
        "stages comedy drama tragedy performed reading",
    ),
    "entertainment": (
        "film movie actor actress singer celebrity hollywood oscar oscars grammy netflix "
        "box-office album rapper sitcom showrunner disney bbc-drama blockbuster sequel trailer "
        "soundtrack hollywood-star pop-star singer-songwriter sitcoms emmys eurovision "
        "reality-show comedian streaming-series franchise red-carpet marvel",
        "star stars show series music song fans tv award awards director concert comedy tour "
        "albums hit stage screen role fame cinema audience band bands",
    ),
    "climate": (
        "climate emissions carbon warming greenhouse fossil renewable renewables drought "
        "wildfire wildfires glacier glaciers deforestation cop net-zero heatwave heatwaves "
        "decarbonise methane biodiversity sea-level sea-levels melting ice-sheet permafrost "
        "paris-agreement fossil-fuel fossil-fuels carbon-dioxide coral reefs bleaching "
        "decarbonisation ipcc el-niño rewilding desertification heat-wave heat-waves droughts "
        "emitter emitters glacial",
        "environment environmental energy solar wind oil coal gas flood floods storm "
        "temperature temperatures heat sea green ice warmer hottest rainfall degrees reservoirs "
        "record summer storms flooding rising ocean oceans trees plant",
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
"""Topic → its strong words, its weak words."""

OTHER_NAMES: Mapping[str, str] = {
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
    "politik": "politics",
    "politique": "politics",
    "política": "politics",
    "politica": "politics",
    "wirtschaft": "business",
    "unternehmen": "business",
    "entreprises": "business",
    "negocios": "business",
    "empresas": "business",
    "affari": "business",
    "économie": "economy",
    "economía": "economy",
    "economia": "economy",
    "economie": "economy",
    "technik": "technology",
    "technologie": "technology",
    "tecnología": "technology",
    "tecnologia": "technology",
    "technologies": "technology",
    "digital": "technology",
    "wissenschaft": "science",
    "sciences": "science",
    "ciencia": "science",
    "scienza": "science",
    "ciência": "science",
    "gesundheit": "health",
    "santé": "health",
    "salud": "health",
    "salute": "health",
    "saúde": "health",
    "deportes": "sport",
    "deporte": "sport",
    "esportes": "sport",
    "desporto": "sport",
    "kultur": "culture",
    "cultura": "culture",
    "kunst": "culture",
    "klima": "climate",
    "climat": "climate",
    "clima": "climate",
    "umwelt": "environment",
    "environnement": "environment",
    "ambiente": "environment",
    "bildung": "education",
    "éducation": "education",
    "educación": "education",
    "istruzione": "education",
    "educação": "education",
    "kriminalität": "crime",
    "recht": "law",
    "justiz": "law",
    "justicia": "law",
    "giustizia": "law",
    "reise": "travel",
    "reisen": "travel",
    "voyage": "travel",
    "voyages": "travel",
    "viajes": "travel",
    "viaggi": "travel",
    "verkehr": "transport",
    "transports": "transport",
    "transporte": "transport",
    "trasporti": "transport",
    "cuisine": "food",
    "cocina": "food",
    "gastronomie": "food",
    "krieg": "war",
    "guerre": "war",
    "guerra": "war",
    "wetter": "weather",
    "météo": "weather",
    "meteo": "weather",
    "medien": "media",
    "médias": "media",
    "medios": "media",
    "energie": "energy",
    "énergie": "energy",
    "energía": "energy",
    "asyl": "migration",
    "migración": "migration",
    "kirche": "religion",
    "religión": "religion",
    "religione": "religion",
    "diplomatie": "diplomacy",
    "diplomacia": "diplomacy",
    "unterhaltung": "entertainment",
    "world politics": "politics",
    "us politics": "politics",
    "uk politics": "politics",
    "tech and science": "technology",
    "science and technology": "science",
    "tv": "media",
    "literature": "culture",
    "wildlife": "environment",
    "wellness": "health",
    "medio ambiente": "environment",
    "foreign affairs": "diplomacy",
    "foreign policy": "diplomacy",
}
"""Other names of the topics, also in other languages, → the topic."""
