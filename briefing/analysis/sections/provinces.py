"""Which state a place lies in: its cities from the word lists, its parts from the table here."""

from functools import cache
from importlib.resources import files

from briefing.analysis.memo import memo
from briefing.fold import fold

_PARTS = {
    "Afghanistan": "Helmand, Kunar, Nangarhar, Badakhshan, Panjshir",
    "Argentina": "Patagonia, Chubut, Neuquén, Tierra del Fuego",
    "Australia": "New South Wales, Queensland, South Australia, Tasmania, Northern Territory, "
    "Western Australia",
    "Austria": "Tyrol, Carinthia, Styria, Vorarlberg, Burgenland, Lower Austria, Upper Austria",
    "Bangladesh": "Cox's Bazar, Chittagong Hill Tracts",
    "Belgium": "Flanders, Wallonia",
    "Bosnia and Herzegovina": "Republika Srpska",
    "Brazil": "Amazonas, Bahia, Minas Gerais, Paraná, Rio Grande do Sul, Santa Catarina, Pará",
    "Canada": "Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland, Nova Scotia, "
    "Nunavut, Ontario, Prince Edward Island, Quebec, Québec, Saskatchewan, Yukon, "
    "Northwest Territories",
    "China": "Anhui, Fujian, Gansu, Guangdong, Guangxi, Guizhou, Hainan, Hebei, Heilongjiang, "
    "Henan, Hubei, Hunan, Inner Mongolia, Jiangsu, Jiangxi, Jilin, Liaoning, Ningxia, Qinghai, "
    "Shaanxi, Shandong, Shanxi, Sichuan, Tibet, Xinjiang, Yunnan, Zhejiang",
    "Colombia": "Antioquia, Cauca, Catatumbo, Norte de Santander",
    "Democratic Republic of Congo": "Ituri, Kasai, Katanga, North Kivu, South Kivu, Tanganyika",
    "Denmark": "Jutland, Zealand, Funen",
    "Egypt": "Sinai, North Sinai, Upper Egypt",
    "Ethiopia": "Afar, Amhara, Oromia, Tigray",
    "Finland": "Lapland, Åland",
    "France": "Alsace, Auvergne, Brittany, Burgundy, Corsica, Île-de-France, Lorraine, Normandy, "
    "Provence, Savoy, Picardy",
    "Germany": "Baden-Württemberg, Bavaria, Brandenburg, Hesse, Lower Saxony, Mecklenburg, "
    "North Rhine-Westphalia, Rhineland-Palatinate, Saarland, Saxony, Saxony-Anhalt, "
    "Schleswig-Holstein, Thuringia",
    "Greece": "Attica, Crete, Peloponnese, Thessaly, Evia, Lesbos, Rhodes",
    "India": "Andhra Pradesh, Arunachal Pradesh, Assam, Bihar, Chhattisgarh, Goa, Gujarat, "
    "Haryana, Himachal Pradesh, Jharkhand, Karnataka, Kerala, Ladakh, Madhya Pradesh, "
    "Maharashtra, Manipur, Meghalaya, Mizoram, Nagaland, Odisha, Rajasthan, Sikkim, Tamil Nadu, "
    "Telangana, Tripura, Uttar Pradesh, Uttarakhand, West Bengal",
    "Indonesia": "Aceh, Bali, Borneo, Java, Kalimantan, Papua, Sulawesi, Sumatra, Lombok",
    "Iran": "Khuzestan, Sistan and Baluchestan, Khorasan, Kermanshah",
    "Iraq": "Anbar, Diyala, Iraqi Kurdistan, Nineveh, Kurdistan Region",
    "Israel": "Galilee, Negev, Upper Galilee",
    "Italy": "Abruzzo, Aosta, Apulia, Calabria, Campania, Emilia-Romagna, Friuli, Liguria, "
    "Lombardy, Marche, Piedmont, Sardinia, Sicily, South Tyrol, Tuscany, Umbria, Veneto",
    "Japan": "Hokkaido, Honshu, Kyushu, Okinawa, Shikoku",
    "Lebanon": "Bekaa, Bekaa Valley, South Lebanon, Akkar",
    "Libya": "Cyrenaica, Fezzan, Tripolitania",
    "Malaysia": "Johor, Kelantan, Sabah, Sarawak, Selangor",
    "Mexico": "Baja California, Chiapas, Chihuahua, Guerrero, Jalisco, Michoacán, Nuevo León, "
    "Oaxaca, Quintana Roo, Sinaloa, Sonora, Tamaulipas, Veracruz, Yucatán",
    "Mozambique": "Cabo Delgado, Nampula",
    "Myanmar": "Chin State, Kachin, Kayin, Rakhine, Sagaing, Shan State",
    "Netherlands": "Friesland, Groningen, Zeeland",
    "Nigeria": "Adamawa, Borno, Kaduna, Katsina, Plateau, Rivers State, Yobe, Zamfara",
    "Norway": "Svalbard, Finnmark, Lofoten, Vestland",
    "Pakistan": "Balochistan, Khyber Pakhtunkhwa, Sindh",
    "Palestine": "Gaza, Gaza Strip, West Bank",
    "Philippines": "Luzon, Mindanao, Visayas, Palawan, Bicol, Leyte, Samar",
    "Poland": "Lower Silesia, Masovia, Mazovia, Pomerania, Silesia",
    "Portugal": "Algarve, Alentejo, Azores, Madeira",
    "Romania": "Transylvania, Wallachia",
    "Russia": "Bashkortostan, Belgorod, Bryansk, Buryatia, Chechnya, Dagestan, Ingushetia, "
    "Kaliningrad, Kamchatka, Karelia, Kursk, Siberia, Tatarstan, Yakutia, Primorye, Sakhalin",
    "Serbia": "Vojvodina",
    "Somalia": "Jubaland, Puntland",
    "South Africa": "Eastern Cape, Gauteng, KwaZulu-Natal, Limpopo, Mpumalanga, Western Cape",
    "South Korea": "Gyeonggi, Jeju, Jeolla",
    "South Sudan": "Jonglei, Unity State, Upper Nile",
    "Spain": "Andalusia, Aragon, Asturias, Basque Country, Canary Islands, Cantabria, Castile, "
    "Catalonia, Extremadura, Mallorca, Majorca, Navarre, Tenerife",
    "Sudan": "Darfur, Gezira, Kordofan, North Darfur, North Kordofan, South Kordofan, "
    "West Kordofan, White Nile",
    "Sweden": "Gotland, Norrbotten, Scania, Skåne",
    "Switzerland": "Graubünden, Ticino, Valais, Vaud",
    "Syria": "Rojava, Eastern Ghouta",
    "Türkiye": "Anatolia, Hatay, Cappadocia",
    "Ukraine": "Bukovina, Crimea, Donbas, Donbass, Transcarpathia, Zakarpattia, Volyn",
    "United Kingdom": "Cornwall, Cumbria, Devon, England, Kent, Northern Ireland, Scotland, "
    "Wales, Yorkshire, Ulster, Orkney, Shetland, Norfolk, Sussex, Essex, Lancashire",
    "United States": "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, "
    "Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, "
    "Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, "
    "Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, "
    "North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, "
    "South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, West Virginia, Wisconsin, Wyoming",
    "Venezuela": "Bolívar State, Zulia, Táchira",
    "Yemen": "Hadramawt, Marib, Saada",
}
"""State → its provinces, regions and islands that the news names; none that two states have."""


@cache
def _table() -> dict[str, str]:
    text = (files("briefing.data") / "lexicon" / "city_states.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines())
    table = {fold(city): state for state, cities in lines for city in cities.split("|")}
    for state, parts in _PARTS.items():
        table.update(dict.fromkeys(map(fold, parts.split(", ")), state))
    return table


@memo(65_536)
def state_around(place: str) -> str:
    """Return the state in which a city or province surely lies: "Ontario" → "Canada"; else ""."""
    return _table().get(fold(place), "")
