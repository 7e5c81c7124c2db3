"""Names of places as English-language news writes them, and the names of peoples that are none."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.extract.rules import CAPITAL, CITY, COUNTRY, REGION, WATER

_COUNTRIES = """
Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas, Bahrain,
Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia, Bosnia and Herzegovina, Botswana,
Brazil, Britain, Great Britain, Brunei, Bulgaria, Burkina Faso, Burma, Burundi, Cambodia, Cameroon, Canada, Cape
Verde, Central African Republic, Chile, China, Colombia, Comoros, Congo, Democratic Republic of Congo, DR Congo, Costa
Rica, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Denmark, Djibouti, Dominica, Dominican Republic, East Timor,
Timor-Leste, Ecuador, Egypt, El Salvador, England, Equatorial Guinea, Eritrea, Estonia, Eswatini, Ethiopia, Fiji,
Finland, France, Gabon, Gambia, Germany, Ghana, Greece, Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti,
Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Côte d'Ivoire, Jamaica,
Japan, Kazakhstan, Kenya, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein,
Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico, Micronesia,
Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, New Zealand,
Nicaragua, Niger, Nigeria, North Korea, North Macedonia, Northern Ireland, Norway, Oman, Pakistan, Palau, Palestine,
Panama, Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda,
Samoa, San Marino, Saudi Arabia, Scotland, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia,
Solomon Islands, Somalia, Somaliland, South Africa, South Korea, South Sudan, Soviet Union, Spain, Sri Lanka, Sudan,
Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Togo, Tonga, Trinidad and Tobago,
Tunisia, Turkey, Türkiye, Turkmenistan, Uganda, Ukraine, United Arab Emirates, United Kingdom, United States, Uruguay,
Uzbekistan, Vanuatu, Vatican, Venezuela, Vietnam, Wales, Yemen, Yugoslavia, Zambia, Zimbabwe, US, U.S., USA, U.S.A.,
UK, U.K., UAE, U.A.E., USSR, DRC, America
"""

_CAPITALS = """
Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Algiers, Amman, Amsterdam, Ankara, Antananarivo, Ashgabat, Asmara,
Astana, Asunción, Asuncion, Athens, Baghdad, Baku, Bamako, Bangkok, Bangui, Beijing, Beirut, Belgrade, Belmopan,
Berlin, Bern, Bishkek, Bogotá, Bogota, Brasília, Brasilia, Bratislava, Brazzaville, Brussels, Bucharest, Budapest,
Buenos Aires, Bujumbura, Cairo, Canberra, Caracas, Chisinau, Colombo, Conakry, Copenhagen, Dakar, Damascus, Dhaka,
Doha, Dublin, Dushanbe, Freetown, Gaborone, Georgetown, Guatemala City, Hanoi, Harare, Havana, Helsinki, Islamabad,
Jakarta, Jerusalem, Juba, Kabul, Kampala, Kathmandu, Khartoum, Kiev, Kyiv, Kigali, Kingston, Kinshasa, Kuala Lumpur,
Kuwait City, La Paz, Libreville, Lilongwe, Lima, Lisbon, Ljubljana, Lomé, London, Luanda, Lusaka, Madrid, Managua,
Manama, Manila, Maputo, Maseru, Mexico City, Minsk, Mogadishu, Monrovia, Montevideo, Moscow, Muscat, N'Djamena,
Nairobi, Nassau, Naypyidaw, New Delhi, Niamey, Nicosia, Nouakchott, Oslo, Ottawa, Ouagadougou, Panama City,
Paramaribo, Paris, Phnom Penh, Podgorica, Port Moresby, Port-au-Prince, Port of Spain, Prague, Pretoria, Pristina,
Pyongyang, Quito, Rabat, Reykjavik, Riga, Riyadh, Rome, San José, San Salvador, Sanaa, Santo Domingo, Sarajevo, Seoul,
Skopje, Sofia, Stockholm, Sucre, Suva, Taipei, Tallinn, Tashkent, Tbilisi, Tegucigalpa, Tehran, Thimphu, Tirana,
Tokyo, Tripoli, Tunis, Ulaanbaatar, Vaduz, Valletta, Vienna, Vientiane, Vilnius, Warsaw, Washington, Wellington,
Windhoek, Yaoundé, Yamoussoukro, Yerevan, Zagreb, The Hague
"""

_CITIES = """
Aberdeen, Adana, Aden, Adelaide, Agadez, Ahmedabad, Albuquerque, Aleppo, Alexandria, Almaty, Amritsar, Anchorage,
Antakya, Antalya, Antwerp, Arequipa, Atlanta, Auckland, Austin, Avignon, Bakhmut, Baltimore, Bandung, Bangalore,
Bengaluru, Barcelona, Bari, Barranquilla, Basel, Basra, Belfast, Belo Horizonte, Benghazi, Bergen, Bhopal, Bilbao,
Birmingham, Bologna, Bonn, Bordeaux, Boston, Bremen, Brest, Brisbane, Bristol, Bucha, Buffalo, Bukavu, Bursa, Busan,
Calais, Calgary, Cali, Cape Town, Cardiff, Cartagena, Casablanca, Charlotte, Chelyabinsk, Chengdu, Chennai, Chernihiv,
Chernobyl, Chicago, Chittagong, Chongqing, Christchurch, Ciudad Juárez, Cincinnati, Cleveland, Cologne, Columbus,
Córdoba, Coventry, Daegu, Dallas, Daraa, Dar es Salaam, Darwin, Deir Ezzor, Deir ez-Zor, Denver, Derna, Detroit,
Diyarbakir, Dnipro, Donetsk, Dortmund, Douma, Dresden, Dubai, Dundee, Dunkirk, Durban, Düsseldorf, Dusseldorf,
Edinburgh, Edmonton, Eindhoven, El Paso, Erbil, Essen, Faisalabad, Fallujah, Florence, Fort Worth, Frankfurt, Fukuoka,
Fukushima, Gaziantep, Gaza City, Gdansk, Geneva, Genoa, Ghent, Glasgow, Goma, Gothenburg, Graz, Grenoble, Grozny,
Guadalajara, Guangzhou, Guayaquil, Hama, Hamburg, Hanover, Hebron, Herat, Hiroshima, Ho Chi Minh City, Hobart,
Hodeidah, Homs, Hong Kong, Honolulu, Houston, Hyderabad, Ibadan, Idlib, Incheon, Indianapolis, Innsbruck, Irkutsk,
Irpin, Isfahan, Istanbul, Izmir, Jaffna, Jaipur, Jalalabad, Jeddah, Jenin, Johannesburg, Kaduna, Kandahar, Kano,
Karachi, Karbala, Kaunas, Kazan, Khan Younis, Kharkiv, Kharkov, Kherson, Kirkuk, Kobani, Kobe, Kolkata, Kraków,
Krakow, Kramatorsk, Kryvyi Rih, Kunduz, Kunming, Kyoto, Lagos, Lahore, Lashkar Gah, Las Vegas, Latakia, Leeds,
Leicester, Leipzig, Lille, Liverpool, Lódz, Los Angeles, Louisville, Lucknow, Luhansk, Lviv, Lyon, Lyons, Macau,
Madison, Maiduguri, Makhachkala, Malaga, Málaga, Malmö, Malmo, Manchester, Mandalay, Maracaibo, Mariupol, Marrakech,
Marseille, Marseilles, Mashhad, Mecca, Medellín, Medellin, Medina, Melbourne, Melitopol, Memphis, Miami, Milan,
Milwaukee, Minneapolis, Misrata, Mombasa, Monterrey, Montpellier, Montreal, Mosul, Multan, Mumbai, Munich, Murmansk,
Mykolaiv, Nablus, Nagasaki, Nagoya, Najaf, Nanjing, Nantes, Naples, Nashville, Newark, Newcastle, New Orleans, New
York, New York City, Nizhny Novgorod, Norwich, Nottingham, Novosibirsk, Nuremberg, Oakland, Odesa, Odessa, Oklahoma
City, Omsk, Oran, Osaka, Oxford, Palermo, Palmyra, Perm, Perth, Peshawar, Philadelphia, Phoenix, Pittsburgh, Plymouth,
Pokrovsk, Porto, Port Sudan, Portland, Portsmouth, Porto Alegre, Poznan, Pune, Qamishli, Qingdao, Quebec City, Quetta,
Rafah, Ramallah, Raqqa, Recife, Rio de Janeiro, Rosario, Rostov, Rostov-on-Don, Rotterdam, Rouen, Sacramento, St
Petersburg, St. Petersburg, Saint Petersburg, Salford, Salt Lake City, Salvador, Salzburg, Samara, San Antonio, San
Diego, San Francisco, San Pedro Sula, Santiago, São Paulo, Sao Paulo, Sapporo, Seattle, Sendai, Sevastopol, Seville,
Shanghai, Sheffield, Shenzhen, Shiraz, Simferopol, Sinjar, Sirte, Southampton, Srebrenica, Srinagar, St Louis, St.
Louis, Strasbourg, Stuttgart, Sumy, Surabaya, Surat, Swansea, Sydney, Tabriz, Tallahassee, Tampa, Tangier, Tel Aviv,
Thessaloniki, Tianjin, Tijuana, Tikrit, Timbuktu, Toronto, Toulouse, Trieste, Trondheim, Tucson, Turin, Uppsala,
Utrecht, Valencia, Valparaíso, Vancouver, Varanasi, Venice, Verona, Vladivostok, Volgograd, Wichita, Winnipeg,
Wolverhampton, Wrocław, Wroclaw, Wuhan, Xi'an, Yangon, Yekaterinburg, Yokohama, Zaporizhzhia, Zaragoza, Zurich,
Zürich, Afrin, Al-Bab, Manbij, Hasakah, Tartus, Jableh, Tabqa, Baalbek, Sidon, Tyre, Nasiriyah, Ramadi, Samarra
"""

_REGIONS = """
Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois,
Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi,
Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, North Carolina, North Dakota, Ohio,
Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont,
Washington State, West Virginia, Wisconsin, Wyoming, Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland,
Nova Scotia, Ontario, Quebec, Saskatchewan, Yukon, New South Wales, Queensland, Tasmania, Northern Territory, Western
Australia, South Australia, Bavaria, Saxony, Hesse, Brandenburg, Thuringia, Lower Saxony, Saxony-Anhalt,
Schleswig-Holstein, North Rhine-Westphalia, Rhineland, Andalusia, Catalonia, Galicia, Basque Country, Navarre,
Brittany, Normandy, Alsace, Lorraine, Provence, Corsica, Burgundy, Lombardy, Tuscany, Sicily, Sardinia, Piedmont,
Veneto, Calabria, Campania, Apulia, Flanders, Wallonia, Silesia, Transylvania, Crimea, Donbas, Donbass, Chechnya,
Dagestan, Ingushetia, Tatarstan, Siberia, Abkhazia, South Ossetia, Nagorno-Karabakh, Karabakh, Transnistria,
Kurdistan, Anatolia, Thrace, Crete, Rhodes, Lesbos, Cornwall, Devon, Kent, Essex, Sussex, Yorkshire, Lancashire,
Cumbria, Norfolk, Suffolk, Ulster, Munster, Connacht, Assam, Bihar, Gujarat, Haryana, Himachal Pradesh, Jharkhand,
Karnataka, Kashmir, Kerala, Ladakh, Madhya Pradesh, Maharashtra, Manipur, Nagaland, Odisha, Punjab, Rajasthan, Sikkim,
Tamil Nadu, Telangana, Tripura, Uttar Pradesh, Uttarakhand, West Bengal, Sindh, Balochistan, Khyber Pakhtunkhwa,
Waziristan, Helmand, Nangarhar, Xinjiang, Tibet, Guangdong, Sichuan, Hubei, Henan, Hunan, Yunnan, Fujian, Inner
Mongolia, Hokkaido, Okinawa, Sumatra, Borneo, Kalimantan, Sulawesi, Bali, Papua, Aceh, Mindanao, Luzon, Rakhine,
Tigray, Amhara, Oromia, Darfur, Kordofan, Puntland, Biafra, Borno, Kivu, North Kivu, South Kivu, Katanga, Ituri,
Zanzibar, Gauteng, Limpopo, KwaZulu-Natal, Cabo Delgado, Western Sahara, Sinai, Gaza, Gaza Strip, West Bank, Golan
Heights, Galilee, Negev, Kurdish Region, Anbar, Nineveh, Diyala, Rojava, Ghouta, Eastern Ghouta, Hadramawt, Chiapas,
Oaxaca, Sinaloa, Jalisco, Guerrero, Michoacán, Yucatán, Veracruz, Sonora, Chihuahua, Patagonia, Amazonas, Pará, Bahia,
Minas Gerais, Rio Grande do Sul, Antioquia, Cauca, Europe, Asia, Africa, North America, South America, Latin America,
Central America, Middle East, Near East, Far East, North Africa, West Africa, East Africa, Southern Africa, Sahel,
Sahara, Horn of Africa, Maghreb, Levant, Balkans, Caucasus, Scandinavia, Baltics, Caribbean, Central Asia, South Asia,
Southeast Asia, Oceania, Pacific Islands, Arctic, Antarctica, Antarctic, Greenland, Gulf, Andes, Alps, Himalayas,
Pyrenees, Rockies, Urals, Mount Everest, Hindu Kush, Falkland Islands, Canary Islands, Azores, Gibraltar, Guam,
Bermuda, Martinique, Guadeloupe, Réunion, New Caledonia, Silicon Valley, Manhattan, Brooklyn, Bronx, Hollywood, Long
Island, Wall Street, Downing Street, Westminster
"""

_WATERS = """
Atlantic, Atlantic Ocean, Pacific, Pacific Ocean, Indian Ocean, Arctic Ocean, Mediterranean, Mediterranean Sea, Black
Sea, Red Sea, Baltic, Baltic Sea, North Sea, Caspian Sea, Aegean, Aegean Sea, Adriatic, Dead Sea, Sea of Japan, South
China Sea, East China Sea, Sea of Azov, Persian Gulf, Gulf of Mexico, Gulf of Aden, Gulf of Guinea, Bay of Bengal,
English Channel, Suez Canal, Panama Canal, Bosphorus, Bosporus, Strait of Hormuz, Taiwan Strait, Amazon River, Danube,
Rhine, Rhône, Seine, Thames, Volga, Dnieper, Dnipro River, Elbe, Oder, Vistula, Nile, Blue Nile, Niger River, Congo
River, Zambezi, Euphrates, Tigris, Jordan River, Indus, Ganges, Brahmaputra, Mekong, Yangtze, Yellow River,
Mississippi River, Missouri River, Rio Grande, Orinoco, Lake Victoria, Lake Chad, Lake Baikal, Lake Geneva, Aral Sea,
Great Lakes
"""

# One word names the people, the language or the adjective, never the place.
PEOPLES = frozenset(
    """
    Afghan Albanian Algerian American Angolan Arab Arabic Argentine Argentinian Armenian Asian Australian Austrian
    Azerbaijani Bahraini Bangladeshi Basque Belarusian Belgian Bengali Bolivian Bosnian Brazilian British Briton
    Bulgarian Burmese Cambodian Cameroonian Canadian Catalan Chadian Chechen Chilean Chinese Colombian Congolese
    Croatian Cuban Cypriot Czech Danish Dane Dutch Ecuadorian Egyptian English Eritrean Estonian Ethiopian European
    Filipino Finnish Finn French Frenchman Gazan Georgian German Ghanaian Greek Guatemalan Guinean Haitian Hindu
    Hispanic Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Ivorian Jamaican
    Japanese Jewish Jew Jordanian Kashmiri Kazakh Kenyan Korean Kosovar Kurd Kurdish Kuwaiti Kyrgyz Laotian Latin
    Latvian Lebanese Liberian Libyan Lithuanian Londoner Macedonian Malaysian Malian Maltese Mexican Moldovan
    Mongolian Montenegrin Moroccan Mozambican Muslim Namibian Nepalese Nepali Nicaraguan Nigerian Norwegian Omani
    Pakistani Palestinian Panamanian Parisian Paraguayan Persian Peruvian Pole Polish Portuguese Qatari Romanian
    Russian Rwandan Salvadoran Saudi Scot Scottish Senegalese Serb Serbian Shia Shiite Sikh Singaporean Slovak
    Slovenian Somali Spaniard Spanish Sudanese Sunni Swede Swedish Swiss Syrian Taiwanese Tajik Tanzanian Thai Tibetan
    Tunisian Turk Turkish Turkmen Ugandan Ukrainian Uruguayan Uyghur Uzbek Venezuelan Vietnamese Welsh Yemeni Yemenite
    Zambian Zimbabwean African Christian
    """.split()  # noqa: SIM905 - so many words in a list are no easier to read
)


def _named(text: str, kind: str) -> dict[str, str]:
    return {" ".join(name.split()): kind for name in text.split(",") if name.strip()}


def gazetteer() -> Mapping[str, str]:
    """Each name with its kind; a name that belongs to several has the kind it is most often used for."""
    return (
        _named(_WATERS, WATER)
        | _named(_REGIONS, REGION)
        | _named(_CITIES, CITY)
        | _named(_CAPITALS, CAPITAL)
        | _named(_COUNTRIES, COUNTRY)
    )
