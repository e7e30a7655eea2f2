"""The parts of the world that readers name sections after, each with its states."""

from functools import cache

from briefing.fold import fold

_REGIONS = {
    "Middle East": "Bahrain, Egypt, Iran, Iraq, Israel, Jordan, Kuwait, Lebanon, Oman, Palestine, "
    "Qatar, Saudi Arabia, Syria, United Arab Emirates, Yemen",
    "Gulf": "Bahrain, Kuwait, Oman, Qatar, Saudi Arabia, United Arab Emirates",
    "Western Europe": "Andorra, Austria, Belgium, France, Germany, Ireland, Liechtenstein, "
    "Luxembourg, Monaco, Netherlands, Switzerland, United Kingdom",
    "Southern Europe": "Cyprus, Greece, Italy, Malta, Portugal, San Marino, Spain",
    "Nordic countries": "Denmark, Finland, Iceland, Norway, Sweden",
    "Baltics": "Estonia, Latvia, Lithuania",
    "Eastern Europe": "Belarus, Bulgaria, Czech Republic, Hungary, Moldova, Poland, Romania, "
    "Slovakia, Ukraine",
    "Balkans": "Albania, Bosnia and Herzegovina, Croatia, Kosovo, Montenegro, North Macedonia, "
    "Serbia, Slovenia",
    "Caucasus": "Armenia, Azerbaijan, Georgia",
    "Central Asia": "Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan, Uzbekistan",
    "South Asia": "Afghanistan, Bangladesh, Bhutan, India, Maldives, Nepal, Pakistan, Sri Lanka",
    "East Asia": "China, Japan, Mongolia, North Korea, South Korea, Taiwan",
    "Southeast Asia": "Brunei, Cambodia, East Timor, Indonesia, Laos, Malaysia, Myanmar, "
    "Philippines, Singapore, Thailand, Vietnam",
    "Pacific": "Australia, Fiji, Kiribati, Marshall Islands, Micronesia, Nauru, New Zealand, "
    "Palau, Papua New Guinea, Samoa, Solomon Islands, Tonga, Tuvalu, Vanuatu",
    "North Africa": "Algeria, Egypt, Libya, Morocco, Tunisia",
    "West Africa": "Benin, Burkina Faso, Cape Verde, Gambia, Ghana, Guinea, Guinea-Bissau, "
    "Ivory Coast, Liberia, Mali, Mauritania, Niger, Nigeria, Senegal, Sierra Leone, Togo",
    "East Africa": "Burundi, Comoros, Djibouti, Eritrea, Ethiopia, Kenya, Madagascar, Mauritius, "
    "Rwanda, Seychelles, Somalia, South Sudan, Sudan, Tanzania, Uganda",
    "Central Africa": "Angola, Cameroon, Central African Republic, Chad, "
    "Democratic Republic of Congo, Equatorial Guinea, Gabon, Republic of Congo, "
    "Sao Tome and Principe",
    "Southern Africa": "Botswana, Eswatini, Lesotho, Malawi, Mozambique, Namibia, South Africa, "
    "Zambia, Zimbabwe",
    "North America": "Canada, Mexico, United States",
    "Central America": "Belize, Costa Rica, El Salvador, Guatemala, Honduras, Nicaragua, Panama",
    "Caribbean": "Antigua and Barbuda, Bahamas, Barbados, Cuba, Dominica, Dominican Republic, "
    "Grenada, Haiti, Jamaica, Saint Kitts and Nevis, Saint Lucia, "
    "Saint Vincent and the Grenadines, Trinidad and Tobago",
    "South America": "Argentina, Bolivia, Brazil, Chile, Colombia, Ecuador, Guyana, Paraguay, "
    "Peru, Suriname, Uruguay, Venezuela",
}
_LARGER = {
    "Europe": "Western Europe, Southern Europe, Nordic countries, Baltics, Eastern Europe, Balkans",
    "Asia": "Central Asia, South Asia, East Asia, Southeast Asia",
    "Africa": "North Africa, West Africa, East Africa, Central Africa, Southern Africa",
    "Latin America": "Central America, Caribbean, South America",
    "Americas": "North America, Central America, Caribbean, South America",
    "Asia-Pacific": "East Asia, Southeast Asia, Pacific",
    "Nordics": "Nordic countries",
    "Scandinavia": "Nordic countries",
    "Oceania": "Pacific",
}


@cache
def _table() -> dict[str, frozenset[str]]:
    small = {region: frozenset(states.split(", ")) for region, states in _REGIONS.items()}
    large = {
        region: frozenset().union(*(small[part] for part in parts.split(", ")))
        for region, parts in _LARGER.items()
    }
    return {fold(region): states for region, states in {**small, **large}.items()}


def states_of(region: str) -> frozenset[str]:
    """Return the states of a part of the world: "Middle East"; none where it is no such name."""
    return _table().get(fold(region).removeprefix("the "), frozenset())
