"""What the files of countries, places and organisations promise: actors.ttl and actors-organizations.ttl (rdflib only)."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace

ONTOLOGIES = Path(__file__).resolve().parents[2] / "ontologies"
DIP = Namespace("https://w3id.org/depeche/diplomacy#")
ACT = Namespace("https://w3id.org/depeche/actors#")

UN_MEMBERS = """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN CHE
    CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR
    GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA
    KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS
    NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV
    SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN
    VNM VUT WSM YEM ZAF ZMB ZWE
""".split()
OTHER_CODES = "COK ESH GRL HKG NIU PSE TWN VAT XKX".split()
PAST_CODES = "CSK DDR SCG SUN VDR YMD YUG".split()

ENTITY_TYPES = {
    DIP[name]
    for name in (
        "Group Country City Region Organization GovernmentBody InternationalOrganization ArmedForces Party Company MediaOutlet"
    ).split()
}
SECTORS = set("GOV MIL LEG JUD COP REB OPP PTY CVL MED BUS NGO IGO SPY".split())

SHARED_LABELS = {}  # label: why two actors must share it
SHARED_DEMONYMS = {
    "congolais": "the two Congos",
    "guyanais": "French Guiana, and Guyana in most of the press",
}

# The number of members of bodies whose membership is public knowledge, as of 2024.
MEMBER_COUNTS = {
    "UE": 27,
    "Zone_euro": 20,
    "Espace_Schengen": 29,
    "OTAN": 32,
    "OSCE": 57,
    "Conseil_de_l_Europe": 46,
    "Union_africaine": 55,
    "CEDEAO": 15,
    "SADC": 16,
    "COMESA": 21,
    "Ligue_arabe": 22,
    "OCI": 57,
    "OPEP": 12,
    "OPEP_plus": 22,
    "OCDE": 38,
    "APEC": 21,
    "ASEAN": 10,
    "BRICS": 9,
    "OCS": 10,
    "G7": 7,
    "G20": 21,
    "CELAC": 33,
    "OEA": 34,
    "Commonwealth": 56,
    "OIF": 53,
    "Forum_des_iles_du_Pacifique": 18,
    "P5": 5,
    "P5_plus_1": 6,
    "Republiques_d_Asie_centrale": 5,
}


@pytest.fixture(scope="module")
def graph():
    graph = Graph()
    graph.parse(ONTOLOGIES / "actors.ttl")
    graph.parse(ONTOLOGIES / "actors-organizations.ttl")
    return graph


@pytest.fixture(scope="module")
def everything(graph):
    """The actors together with the people and posts that point to them."""
    union = Graph() + graph
    for name in ("actors-people.ttl", "roles-fr.ttl"):
        if (ONTOLOGIES / name).exists():
            union.parse(ONTOLOGIES / name)
    return union


def names(graph, actor):
    """The French names of an actor."""
    found = [*graph.objects(actor, RDFS.label), *graph.objects(actor, SKOS.altLabel)]
    return [str(name) for name in found if name.language == "fr"]


def local(node):
    return str(node).removeprefix(str(ACT))


def owners(graph, *properties):
    """French literal → the actors that have it under one of the properties."""
    found = defaultdict(set)
    for prop in properties:
        for actor, value in graph.subject_objects(prop):
            if value.language == "fr":
                found[str(value)].add(local(actor))
    return found


def test_there_are_193_members_of_the_united_nations():
    assert len(set(UN_MEMBERS)) == 193


@pytest.mark.parametrize("code", UN_MEMBERS)
def test_a_member_of_the_united_nations_is_complete(graph, code):
    country = ACT[code]
    assert (country, RDF.type, DIP.Country) in graph
    assert str(graph.value(country, DIP.iso3)) == code
    assert re.fullmatch("[A-Z]{2}", str(graph.value(country, DIP.iso2)))
    assert {label.language for label in graph.objects(country, RDFS.label)} == {"fr", "en"}
    assert list(graph.objects(country, DIP.demonym))
    assert list(graph.subjects(DIP.capitalOf, country))
    assert list(graph.objects(country, OWL.sameAs))


def test_codes_are_well_formed_unique_and_the_local_name(graph):
    for prop, shape in ((DIP.iso2, "[A-Z]{2}"), (DIP.iso3, "[A-Z]{3}")):
        codes = [str(code) for code in graph.objects(None, prop)]
        assert len(codes) == len(set(codes))
        assert all(re.fullmatch(shape, code) for code in codes)
    assert {local(actor): str(code) for actor, code in graph.subject_objects(DIP.iso3)} == {
        code: code for code in UN_MEMBERS + OTHER_CODES + PAST_CODES
    }


def test_every_actor_has_one_type_and_one_french_label(graph):
    for actor in set(graph.subjects()):
        types = set(graph.objects(actor, RDF.type))
        labels = [label for label in graph.objects(actor, RDFS.label) if label.language == "fr"]
        assert len(types) == 1 and types <= ENTITY_TYPES, actor
        assert len(labels) == 1, actor


def test_no_two_actors_share_a_name(graph):
    shared = {name: who for name, who in owners(graph, RDFS.label, SKOS.altLabel).items() if len(who) > 1}
    assert {name: who for name, who in shared.items() if name not in SHARED_LABELS} == {}
    assert set(SHARED_LABELS) <= set(shared)


def test_no_two_actors_share_a_demonym_without_a_reason(graph):
    shared = {form for form, who in owners(graph, DIP.demonym).items() if len(who) > 1}
    allowed = {form for base in SHARED_DEMONYMS for form in (base, base + "e", base + "es")}
    assert shared == allowed


def test_an_ambiguous_label_is_a_name_of_its_actor(graph):
    for actor, label in graph.subject_objects(DIP.ambiguousLabel):
        assert str(label) in names(graph, actor)


def test_every_reference_reaches_an_actor(graph, everything):
    defined = set(graph.subjects(RDF.type))
    dangling = {
        (subject, prop, target)
        for subject, prop, target in everything
        if str(target).startswith(str(ACT))
        and target not in defined
        and (target, RDF.type, DIP.Person) not in everything
    }
    assert dangling == set()


def test_names_have_no_article_margin_or_gloss(graph):
    for actor in set(graph.subjects()):
        for name in names(graph, actor):
            assert name == name.strip() and name, actor
            assert not re.search(r"[()\[\];]|  ", name), name


def test_names_come_with_both_apostrophes_and_unaccented_capitals(graph):
    for actor in set(graph.subjects()):
        known = set(names(graph, actor))
        for name in known:
            assert name.replace("'", "’") in known, name
            assert name.replace("É", "E").replace("Î", "I") in known, name


def test_demonyms_are_lower_case(graph):
    for demonym in graph.objects(None, DIP.demonym):
        assert str(demonym) == str(demonym).lower()
        assert demonym.language == "fr"


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("USA", "américain américaine américains américaines étasunien états-unienne"),
        ("KAZ", "kazakh kazakhe kazakhs kazakhes kazakhstanais"),
        ("KGZ", "kirghize kirghiz kirghizes"),
        ("GRC", "grec grecque grecs grecques"),
        ("TUR", "turc turque turcs turques"),
        ("UZB", "ouzbek ouzbèke ouzbeks"),
        ("SUN", "soviétique soviétiques"),
        ("NER", "nigérien nigérienne"),
        ("NGA", "nigérian nigériane"),
        ("PRK", "nord-coréen nord-coréenne"),
        ("BFA", "burkinabé burkinabè"),
        ("GBR", "britannique britanniques anglais anglaise"),
    ],
)
def test_a_demonym_has_all_its_forms(graph, code, forms):
    assert set(forms.split()) <= {str(form) for form in graph.objects(ACT[code], DIP.demonym)}


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Etats-Unis", "USA"),
        ("USA", "USA"),
        ("Grande-Bretagne", "GBR"),
        ("RDC", "COD"),
        ("Centrafrique", "CAF"),
        ("Myanmar", "MMR"),
        ("Emirats", "ARE"),
        ("Saint-Siège", "VAT"),
        ("Côte d’Ivoire", "CIV"),
        ("Etat hébreu", "ISR"),
        ("Kyiv", "Kiev"),
        ("Beijing", "Pekin"),
        ("Ryad", "Riyad"),
        ("Achgabat", "Achkhabad"),
        ("Nour-Soultan", "Astana"),
        ("Gaza", "Bande_de_Gaza"),
        ("Elysée", "Elysee"),
        ("Maison Blanche", "Maison_Blanche"),
        ("Vingt-Sept", "UE"),
        ("Otan", "OTAN"),
        ("Alliance atlantique", "OTAN"),
        ("cinq anciennes républiques soviétiques d'Asie centrale", "Republiques_d_Asie_centrale"),
        ("cinq membres permanents du Conseil de sécurité", "P5"),
        ("Daech", "Etat_islamique"),
        ("Houthis", "Houthistes"),
        ("Chine nouvelle", "Xinhua"),
        ("Congrès américain", "Congres_des_Etats_Unis"),
    ],
)
def test_a_name_in_the_news_finds_its_actor(graph, name, actor):
    assert owners(graph, RDFS.label, SKOS.altLabel)[name] == {actor}


@pytest.mark.parametrize(
    "word", "Union Conseil Alliance Front Parlement Commission Assemblée Sénat Ligue 27 vingt-sept Est Ouvert".split()
)
def test_a_common_word_is_no_name(graph, word):
    assert owners(graph, RDFS.label, SKOS.altLabel)[word] == set()


@pytest.mark.parametrize("label", "UA CE AP EI PS LR RN FN Congo Dominique Grenade Maurice Tours Total Times".split())
def test_a_name_with_another_reading_is_marked(graph, label):
    assert owners(graph, DIP.ambiguousLabel)[label]


@pytest.mark.parametrize(
    ("seat", "state"),
    [
        ("Kremlin", "RUS"),
        ("Elysee", "FRA"),
        ("Downing_Street", "GBR"),
        ("Maison_Blanche", "USA"),
        ("Bruxelles", "UE"),
        ("La_Haye", "NLD"),
    ],
)
def test_a_seat_stands_for_its_state(graph, seat, state):
    assert (ACT[seat], DIP.seatOf, ACT[state]) in graph


@pytest.mark.parametrize(
    "region", "Crimee Haut_Karabakh Cachemire Golan Jerusalem_Est Abkhazie Kurdistan Transnistrie ESH".split()
)
def test_a_disputed_region_has_no_country(graph, region):
    assert (ACT[region], RDF.type, DIP.Region) in graph
    assert not list(graph.objects(ACT[region], DIP.country))


def test_every_city_and_every_capital_lies_in_a_country(graph):
    for city in graph.subjects(RDF.type, DIP.City):
        assert len(list(graph.objects(city, DIP.country))) == 1, city
    for city, state in graph.subject_objects(DIP.capitalOf):
        assert (city, RDF.type, DIP.City) in graph
        assert (city, DIP.country, state) in graph


def test_organisations_have_a_sector_that_plover_knows(graph):
    places = {DIP.Country, DIP.City, DIP.Region}
    for actor, kind in graph.subject_objects(RDF.type):
        sectors = {str(sector) for sector in graph.objects(actor, DIP.sector)}
        assert sectors <= SECTORS, actor
        assert sectors or kind in places, actor


@pytest.mark.parametrize(("body", "count"), MEMBER_COUNTS.items())
def test_a_body_has_its_members(graph, body, count):
    assert len(list(graph.objects(ACT[body], DIP.hasMember))) == count


def test_the_stores_are_large_enough(graph):
    def count(*kinds):
        return sum(len(list(graph.subjects(RDF.type, DIP[kind]))) for kind in kinds)

    bodies = {*graph.subjects(RDF.type, DIP.InternationalOrganization), *graph.subjects(RDF.type, DIP.Group)}
    assert len([body for body in bodies if list(graph.objects(body, DIP.hasMember))]) >= 80
    assert count("City") >= 450
    assert count("Region") >= 200
    assert count("Party", "ArmedForces") >= 150
    assert count("MediaOutlet") >= 100


def test_wikidata_links_are_items_and_unique(graph):
    links = [str(link) for link in graph.objects(None, OWL.sameAs)]
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9]\d*", link) for link in links)
    assert len(links) == len(set(links))
