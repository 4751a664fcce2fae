from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import cases
from tests.samples import HEAD, programme
from uvp_cli.programme import names
from uvp_cli.programme.names import LISTED_BY, Named, UnclearName, find_text, fold, parted, resolve

TOWNS = (
    Named("valkenburg", "Valkenburg aan de Geul", ("valkenburg", "Valkenburg aan de Geul")),
    Named("vaals", "Vaals", ("vaals", "Vaals", "GM0981")),
    Named("een", "Eén", ("een", "Eén", "'s-Eén")),
    Named("zh", "Zuid-Holland", ("zh", "Zuid-Holland", "De Zuidrand")),
)
"""Candidates with an id, a name, a code, an accent and an alias."""


def problem(given_name: str, candidates: tuple[Named, ...] | list[Named] = TOWNS) -> str:
    """The message for a name that is not clear."""
    with pytest.raises(UnclearName) as caught:
        names.resolve("gemeente", given_name, candidates)
    return str(caught.value)


@cases(
    ("text", "folded"),
    [
        ("Vaals", "vaals"),
        ("  Eén   gemeente ", "een gemeente"),
        ("Zuid-Holland", "zuid holland"),
        ("jeugd.doel-1", "jeugd doel 1"),
        ("ZORG_en_veiligheid", "zorg en veiligheid"),
        ("Re\u0308gio", "regio"),
        ("ACT!", "act"),
        ("Straße", "strasse"),
        ("Val\u00adken\u00adburg", "valkenburg"),
        ("\u202a\u200bVa\u2060als\u202c\ufeff", "vaals"),
        ("Vaals\ufe0f", "vaals"),
        ("\u2121", "tel"),
        ("…", ""),
        ("", ""),
    ],
)
def test_folding_drops_case_accents_punctuation_and_space(text: str, folded: str) -> None:
    assert fold(text) == folded


@cases(
    ("wanted", "text", "found"),
    [
        ("vaals", "Gemeente Vaals.", "Vaals"),
        ("een", "Twee of ééN", "ééN"),
        ("één", "e\u0301e\u0301n cafe\u0301", "e\u0301e\u0301n"),
        ("cafe", "het cafe\u0301", "cafe\u0301"),
        ("zorg- en", "De Zorg  en veiligheid", "Zorg  en"),
        ("act", "(ACT!)", "ACT"),
        ("s", "straße", "s"),
        ("ss", "straße", "ß"),
        ("l b", "al\u00b7b", "l\u00b7b"),
        ("valkenburg", "Te Val\u00adken\u00adburg.", "Val\u00adken\u00adburg"),
        ("val\u00adkenburg", "Valkenburg", "Valkenburg"),
        ("maas", "Vaals", None),
        ("!", "ACT!", None),
        ("", "Vaals", None),
    ],
)
def test_finding_a_text_whatever_its_case_and_accents(
    wanted: str, text: str, found: str | None
) -> None:
    span = find_text(wanted, text)
    assert (text[slice(*span)] if span else None) == found


TEXTS = st.text("aAeé\u0301ßŀl\u00ad\u200b\u00b7 -_.&…", max_size=8)


@given(TEXTS, TEXTS)
def test_what_is_found_is_what_folding_says_is_there(wanted: str, text: str) -> None:
    span = find_text(wanted, text)
    assert (span is not None) == bool(fold(wanted) and fold(wanted) in fold(text))
    if span:
        assert fold(wanted) in fold(text[slice(*span)])


@cases(
    ("given_name", "meant"),
    [
        ("vaals", "vaals"),
        ("VAALS", "vaals"),
        ("  Vaals ", "vaals"),
        ("gm0981", "vaals"),
        ("GM09", "vaals"),
        ("Valkenburg aan de Geul", "valkenburg"),
        ("valkenburg-aan-de-geul", "valkenburg"),
        ("valk", "valkenburg"),
        ("geul", "valkenburg"),
        ("aan de", "valkenburg"),
        ("een", "een"),
        ("ÉÉN", "een"),
        ("éé", "een"),
        ("s een", "een"),
        ("holl", "zh"),
        ("de zuid", "zh"),
        ("zuidr", "zh"),
    ],
)
def test_a_name_resolves(given_name: str, meant: str) -> None:
    assert names.resolve("gemeente", given_name, TOWNS).id == meant


def test_an_id_wins_over_a_name() -> None:
    candidates = [Named("a", "Zorg", ("a", "zorg")), Named("zorg", "Anders", ("zorg", "Anders"))]
    assert names.resolve("thema", "Zorg", candidates).id == "zorg"


def test_a_whole_name_wins_over_a_beginning() -> None:
    candidates = [Named("a", "Zorg en huis", ("Zorg en huis",)), Named("b", "Zorg", ("Zorg",))]
    assert names.resolve("thema", "zorg", candidates).id == "b"


def test_the_beginning_of_a_name_wins_over_the_beginning_of_a_word_in_it() -> None:
    candidates = [Named("a", "Jeugd en Zorg", ("Jeugd en Zorg",)), Named("b", "Zorg+", ("Zorg+x",))]
    assert names.resolve("thema", "zo", candidates).id == "b"


def test_the_middle_of_a_word_means_nothing() -> None:
    assert problem("aals") == "Onbekende gemeente 'aals'. Bedoelde u Vaals?"


def test_two_names_of_one_candidate_are_not_ambiguous() -> None:
    assert names.resolve("gemeente", "e", TOWNS).id == "een"


@pytest.mark.parametrize(
    ("given_name", "message"),
    [
        ("va", "'va' is niet duidelijk genoeg. Bedoelde u Valkenburg aan de Geul of Vaals?"),
        ("V", "'V' is niet duidelijk genoeg. Bedoelde u Valkenburg aan de Geul of Vaals?"),
    ],
)
def test_an_ambiguous_beginning_lists_its_candidates(given_name: str, message: str) -> None:
    assert problem(given_name) == message


def test_a_long_list_of_candidates_stops_after_eight() -> None:
    candidates = [Named(f"id{n}", f"Wijk {n}", (f"Wijk {n}",)) for n in range(1, 10)]
    assert problem("wijk", candidates) == (
        "'wijk' is niet duidelijk genoeg. Bedoelde u Wijk 1, Wijk 2, Wijk 3, Wijk 4, Wijk 5, "
        "Wijk 6, Wijk 7, Wijk 8 of een ander?"
    )
    assert problem("wijk", candidates[:8]).endswith("Wijk 7 of Wijk 8?")
    more = [*candidates, Named("id10", "Wijk 10", ("Wijk 10",))]
    assert problem("wijk", more).endswith("Wijk 8 of een van 2 andere?")


@pytest.mark.parametrize(
    ("given_name", "message"),
    [
        ("Vals", "Onbekende gemeente 'Vals'. Bedoelde u Vaals?"),
        ("valkenbrug", "Onbekende gemeente 'valkenbrug'. Bedoelde u Valkenburg aan de Geul?"),
        ("zuidholand", "Onbekende gemeente 'zuidholand'. Bedoelde u Zuid-Holland?"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(given_name: str, message: str) -> None:
    assert problem(given_name) == message


ALL = "Kies uit: Valkenburg aan de Geul, Vaals, Eén, Zuid-Holland."


@cases("given_name", ["qqqq", "", "   ", "!?"])
def test_a_name_like_no_other_lists_all_when_they_are_few(given_name: str) -> None:
    assert problem(given_name) == f"Onbekende gemeente '{given_name}'. {ALL}"


def test_a_list_of_names_where_one_is_wanted_says_so() -> None:
    one = "Hier past één gemeente, en "
    assert problem("vaals,zuid-holland") == f"{one}'vaals,zuid-holland' noemt er meer."
    assert problem("Vaals en Valkenburg") == f"{one}'Vaals en Valkenburg' noemt er meer."
    assert problem("vaals,qqqq") == f"Onbekende gemeente 'vaals,qqqq'. {ALL}"


def test_a_name_like_no_other_says_what_lists_all_when_there_are_many() -> None:
    candidates = [Named(f"id{n}", f"Wijk {n}", (f"Wijk {n}",)) for n in range(13)]
    assert problem("qqqq", candidates) == ("Onbekende gemeente 'qqqq'. Alle namen: uvp show")
    assert problem("qqqq", candidates[:12]).endswith("Wijk 10, Wijk 11.")


def test_of_what_is_the_same_in_every_programme_all_are_listed() -> None:
    many = [Named(f"id{n}", f"Soort {n}", (f"Soort {n}",)) for n in range(12)]
    many.append(Named("id12", "Soort 12, zonder", ("Soort 12, zonder",)))
    with pytest.raises(UnclearName) as caught:
        names.resolve("soort", "qqqq", many)
    expected = "; ".join([*(f"Soort {n}" for n in range(12)), "Soort 12, zonder"])
    assert str(caught.value) == f"Onbekende soort 'qqqq'. Kies uit: {expected}."


def test_a_programme_without_candidates_says_so() -> None:
    assert problem("x", []) == "Onbekende gemeente 'x': dit programma kent er geen."


def test_an_exact_name_counts_only_as_a_whole() -> None:
    candidates = [Named("a", "Maart", ("maart",), ("mrt",)), Named("b", "Mei", ("mei",), ("may",))]
    assert names.resolve("maand", "MRT", candidates).id == "a"
    assert names.resolve("maand", "ma", candidates).id == "a"
    with pytest.raises(UnclearName):
        names.resolve("maand", "mr", candidates)


def test_a_name_that_is_like_a_question_still_leads_elsewhere() -> None:
    said = names.unknown_of("actie", "Bedoelde u", [], "Zoek elders.")
    assert said == "Onbekende actie 'Bedoelde u': dit programma kent er geen. Zoek elders."


def test_a_theme_is_neuter_in_dutch() -> None:
    with pytest.raises(UnclearName) as caught:
        names.resolve("thema", "zork", [Named("zorg", "Zorg", ("zorg",))])
    assert str(caught.value) == "Onbekend thema 'zork'. Bedoelde u Zorg?"


def test_what_is_not_given_means_nothing() -> None:
    assert names.meant("gemeente", None, TOWNS) is None
    assert names.meant("gemeente", "geul", TOWNS) == "valkenburg"


WORDS = st.text("abé -", min_size=1, max_size=6).filter(fold)
CANDIDATES = st.lists(
    st.tuples(
        st.from_regex(r"[a-c]{1,3}", fullmatch=True),
        st.lists(WORDS, max_size=3),
        st.lists(WORDS, max_size=2),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda parts: parts[0],
)


@given(CANDIDATES)
def test_every_name_resolves_to_its_candidate_unless_another_has_it_too(
    drawn: list[tuple[str, list[str], list[str]]],
) -> None:
    candidates = [Named(name, name, (name, *others), tuple(exact)) for name, others, exact in drawn]
    whole = {each.id: {fold(name) for name in (*each.names, *each.exact)} for each in candidates}
    for candidate in candidates:
        others = {name for each in candidates if each != candidate for name in whole[each.id]}
        for name in (*candidate.names, *candidate.exact):
            if fold(name) not in others:
                assert names.resolve("thema", name, candidates) == candidate
    for candidate in candidates:
        assert names.resolve("thema", candidate.id, candidates) == candidate


@cases(
    ("given_name", "number"),
    [
        ("januari", 1),
        ("jan", 1),
        ("january", 1),
        ("feb", 2),
        ("mrt", 3),
        ("maart", 3),
        ("ma", 3),
        ("maa", 3),
        ("march", 3),
        ("mar", 3),
        ("april", 4),
        ("apr", 4),
        ("mei", 5),
        ("Mei", 5),
        (" MEI ", 5),
        ("me", 5),
        ("5", 5),
        ("05", 5),
        ("may", 5),
        ("jun", 6),
        ("june", 6),
        ("jul", 7),
        ("july", 7),
        ("aug", 8),
        ("august", 8),
        ("sep", 9),
        ("sept", 9),
        ("okt", 10),
        ("oct", 10),
        ("nov", 11),
        ("dec", 12),
        ("12", 12),
        ("1", 1),
    ],
)
def test_a_month_resolves(given_name: str, number: int) -> None:
    assert names.resolve("maand", given_name, names.months()).id == str(number)


@cases(
    ("given_name", "message"),
    [
        ("m", "'m' is niet duidelijk genoeg. Bedoelde u maart of mei?"),
        ("ju", "'ju' is niet duidelijk genoeg. Bedoelde u juni of juli?"),
        ("mai", "Onbekende maand 'mai'. Bedoelde u mei?"),
        (
            "13",
            "Onbekende maand '13'. Kies uit: januari, februari, maart, april, mei, juni, juli, "
            "augustus, september, oktober, november, december.",
        ),
    ],
)
def test_an_unclear_month_is_refused_with_suggestions(given_name: str, message: str) -> None:
    with pytest.raises(UnclearName) as caught:
        names.resolve("maand", given_name, names.months())
    assert str(caught.value) == message


@cases("given_name", ["0", "1e", "marc", "", "lente"])
def test_what_is_no_month_is_refused(given_name: str) -> None:
    with pytest.raises(UnclearName):
        names.resolve("maand", given_name, names.months())


PARTIES = """
    departments: [{id: oov, name: Openbare Orde en Veiligheid, aliases: [OOV, Veiligheid]}]
    partners: [{id: politie, name: Politie}]
    roles: [{id: allen, name: Allen}]
    themes:
      - {id: zorg, number: 2, title: Zorg en Veiligheid, aliases: [Zorgdomein]}
      - {id: jeugd, title: Jeugd}
"""


def test_the_names_of_a_programme() -> None:
    found = programme(PARTIES)
    assert names.gemeenten(found) == [
        Named("noord", "Noord", ("noord", "Noord", "GM0001"), ("0001", "1"), code="GM0001"),
        Named(
            "midden",
            "Midden aan de Maas",
            ("midden", "Midden aan de Maas", "Midden", "GM0002"),
            ("0002", "2"),
            code="GM0002",
        ),
        Named("zuid", "Zuid", ("zuid", "Zuid"), code=""),
    ]
    assert names.themes(found) == [
        Named(
            "zorg",
            "Zorg en Veiligheid",
            ("zorg", "Zorg en Veiligheid", "Zorgdomein", "2"),
            ("thema 2", "hoofdstuk 2"),
            members=("zorg",),
        ),
        Named("jeugd", "Jeugd", ("jeugd", "Jeugd"), members=("jeugd",)),
    ]
    oov = ("oov", "Openbare Orde en Veiligheid", "OOV", "Veiligheid")
    assert names.departments(found) == [Named("oov", "Openbare Orde en Veiligheid", oov)]
    assert names.partners(found) == [Named("politie", "Politie", ("politie", "Politie"))]
    assert [each.id for each in names.parties(found)] == [
        *("allen", "oov", "politie", "noord", "midden", "zuid")
    ]


GOALS = """
    themes:
      - id: zorg
        title: Zorg
        goals: [{id: zorg.doel-1, text: Meldingen oppakken.}, {id: zorg.doel-2, text: Overleggen.}]
"""


@cases("given_name", ["zorg.doel-1", "Zorg doel 1", "meldingen", "oppak"])
def test_a_goal_is_named_by_its_id_or_words_of_its_text(given_name: str) -> None:
    found = names.goals(programme(GOALS))
    assert names.resolve("doelstelling", given_name, found).id == "zorg.doel-1"


def test_an_unclear_goal_lists_ids() -> None:
    with pytest.raises(UnclearName) as caught:
        names.resolve("doelstelling", "doel", names.goals(programme(GOALS)))
    message = "'doel' is niet duidelijk genoeg. Bedoelde u zorg.doel-1 of zorg.doel-2?"
    assert str(caught.value) == message


@cases(
    ("text", "search", "contained"),
    [
        ("Eén jaar", "een JAAR", True),
        ("Eén jaar", "twee", False),
        ("Eén jaar", None, True),
        ("Eén jaar", "", True),
        ("Eén jaar", "!", False),
        ("", "jaar", False),
    ],
)
def test_a_text_contains_what_is_sought_whatever_case_and_accents(
    text: str, search: str | None, *, contained: bool
) -> None:
    assert names.contains(text, search) is contained


@cases("given_name", ["2", "zorg", "ZORGDOMEIN", "veiligheid"])
def test_a_theme_is_named_by_its_number_id_alias_or_a_word(given_name: str) -> None:
    assert names.resolve("thema", given_name, names.themes(programme(PARTIES))).id == "zorg"


@cases(
    ("domain", "theme"),
    [
        ("Zorg en Veiligheid", "zorg"),
        ("ZORG EN VEILIGHEID", "zorg"),
        ("zorgdomein", "zorg"),
        ("Jeugd", "jeugd"),
        ("Zorg", None),
        ("Veiligheid", None),
        ("", None),
        (None, None),
    ],
)
def test_a_domain_is_a_theme_when_it_is_its_title_or_alias(
    domain: str | None, theme: str | None
) -> None:
    assert names.theme_of_domain(domain, programme(PARTIES)) == theme


def town(name: str, code: str = "", id_: str | None = None) -> Named:
    """A municipality as a programme has it."""
    known = id_ or fold(name).replace(" ", "-")
    return Named(known, name, (known, name, *((code,) if code else ())), code=code)


OOSTERHOUT, OOST_GELRE = town("Oosterhout", "GM0826"), town("Oost Gelre", "GM1586")
OOST = town("Oost", "GM9999")
POLICE = Named("politie", "Politie", ("politie", "Politie"))
REGIONAL = Named("eenheid", "Politie", ("eenheid", "Politie", "Politie-eenheid"))
MILITARY = Named("mp", "Militaire Politie", ("mp", "Militaire Politie"))


@cases(
    ("given_name", "known", "ids"),
    [
        # A whole name in one programme comes before a beginning in another.
        ("oost", [[OOSTERHOUT], [OOST_GELRE], [OOST]], {2: "oost"}),
        ("GM0826", [[OOSTERHOUT], [OOST]], {0: "oosterhout"}),
        ("ooster", [[OOSTERHOUT], [OOST]], {0: "oosterhout"}),
        # One municipality by its code, whatever it is called.
        ("oost", [[OOST], [town("Nieuw-Oost", "GM9999")]], {0: "oost", 1: "nieuw-oost"}),
        ("nieuw", [[OOST], [town("Nieuw-Oost", "GM9999")]], {0: "oost", 1: "nieuw-oost"}),
        # By its id where one of them has no code, in whatever order.
        ("oost", [[town("Oost")], [OOST], [OOSTERHOUT]], {0: "oost", 1: "oost"}),
        (
            "oos",
            [[town("Oost")], [town("Oosten", "GM9999")], [OOST]],
            {0: "oost", 1: "oosten", 2: "oost"},
        ),
        # What else is called the same is the same; so is what has the same id.
        ("politie", [[POLICE], [REGIONAL], [MILITARY]], {0: "politie", 1: "eenheid"}),
        ("polit", [[POLICE], [REGIONAL], []], {0: "politie", 1: "eenheid"}),
        ("politie-een", [[POLICE], [REGIONAL], [REGIONAL]], {1: "eenheid", 2: "eenheid"}),
        ("mil", [[POLICE], [MILITARY], [Named("mp", "MP", ("mp",))]], {1: "mp", 2: "mp"}),
    ],
)
def test_programmes_agree_on_what_a_name_means(
    given_name: str, known: list[list[Named]], ids: dict[int, str]
) -> None:
    _, found = names.agree("gemeente", given_name, dict(enumerate(known)))
    assert found == ids


@cases(
    ("given_name", "known", "message"),
    [
        (
            "oos",
            [[OOSTERHOUT], [OOST_GELRE], [OOST], [OOST]],
            "'oos' is niet duidelijk genoeg. Bedoelde u Oosterhout, Oost Gelre of Oost?",
        ),
        # Two municipalities may have one name and one id.
        (
            "bergen",
            [[town("Bergen", "GM0373")], [town("Bergen", "GM0893")]],
            "'bergen' is niet duidelijk genoeg. Bedoelde u Bergen (GM0373) of Bergen (GM0893)?",
        ),
        (
            "bergen",
            [[town("Bergen")], [town("Bergen", "GM0373")], [town("Bergen", "GM0893")]],
            "'bergen' is niet duidelijk genoeg. Bedoelde u Bergen (GM0373) of Bergen (GM0893)?",
        ),
        (
            "politi",
            [[POLICE, REGIONAL], []],
            "'politi' is niet duidelijk genoeg. Bedoelde u Politie (politie) of Politie (eenheid)?",
        ),
        ("ost", [[OOSTERHOUT], [OOST]], "Onbekende gemeente 'ost'. Bedoelde u Oost?"),
        ("x", [[OOST], [OOST, OOSTERHOUT]], "Onbekende gemeente 'x'. Kies uit: Oost, Oosterhout."),
        ("x", [[], []], "Onbekende gemeente 'x': deze programma's kennen er geen."),
    ],
)
def test_what_programmes_do_not_agree_on_is_refused(
    given_name: str, known: list[list[Named]], message: str
) -> None:
    with pytest.raises(UnclearName) as caught:
        names.agree("gemeente", given_name, dict(enumerate(known)))
    assert str(caught.value) == message


@cases("given_name", ["GM0002", "gm0002", "0002", "2"])
def test_a_municipality_answers_to_its_code_as_registers_write_it(given_name: str) -> None:
    assert names.resolve("gemeente", given_name, names.gemeenten(programme())).id == "midden"


def test_a_word_within_names_is_no_worse_than_the_beginning_of_a_longer_word() -> None:
    others = [Named(name, name, (name,)) for name in ("Veiligheidsregio", "Jeugd en Veiligheid")]
    asked = "is niet duidelijk genoeg. Bedoelde u Veiligheidsregio of Jeugd en Veiligheid?"
    assert problem("veiligheid", others) == f"'veiligheid' {asked}"
    for clear in ("Jeugdgroep West", "Jeugdgroepen"):
        known = [
            Named("in", "Een jeugdgroep", ("Een jeugdgroep",)),
            Named("begint", clear, (clear,)),
        ]
        assert names.resolve("thema", "jeugdgroep", known).id == "begint"


def test_things_of_other_kinds_that_are_called_the_same_are_told_apart_by_kind() -> None:
    things = [
        Named("a.overig", "Overig (a.overig)", ("Overig",), noun="actie"),
        Named("feb.overig", "Overig (feb.overig)", ("Overig",), noun="planningsitem"),
    ]
    assert problem("overig", things) == (
        "'overig' is niet duidelijk genoeg. "
        "Bedoelde u Overig (actie a.overig) of Overig (planningsitem feb.overig)?"
    )


def test_a_text_is_sought_without_the_signs_around_it() -> None:
    typed = ("<b>", "  a & b! ", "<>", "cafe\u0301")
    assert [*map(names.sought, typed)] == ["b", "a & b", "", "café"]


@cases(
    ("id_", "title", "called"),
    [
        ("uvp-zuid-oost-2026", "UVP Zuid-Oost 2026", "Zuid-Oost"),
        ("uvp-de-kust-2026", "Veilig in De Kust", "De Kust"),
        ("uvp-kust-2026", "Veilig in Kustwijk", "kust"),
    ],
)
def test_a_region_is_called_as_the_title_of_its_programme_has_it(
    id_: str, title: str, called: str
) -> None:
    head = HEAD.replace("uvp-proef-2026", id_).replace("UVP Proef 2026", title)
    assert names.region(programme(head=head)).name == called


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("toezicht en handhaving", ("toezicht en handhaving",)),
        ("Handhaving & Zorg", ("Handhaving", "Zorg")),
        ("oov en toezicht en handhaving", ("oov", "toezicht en handhaving")),
        ("toezicht & handhaving, oov", ("toezicht & handhaving", "oov")),
        ("zorg & veiligheid + oov", ("zorg & veiligheid", "oov")),
        ("oov en zeehond", ("oov en zeehond",)),
    ],
)
def test_a_whole_name_comes_before_its_parts_and_a_sign_is_its_word(
    typed: str, parts: tuple[str, ...]
) -> None:
    called = ("Handhaving", "Toezicht & Handhaving", "OOV", "Zorg en Veiligheid")
    candidates = [Named(name, name, (name,)) for name in called]
    assert parted(typed, candidates) == parts
    if len(parts) > 1 or typed.startswith("toezicht"):
        assert all(resolve("afdeling", part, candidates) for part in parts)


def test_what_lists_all_names_is_said_to_list_what_it_lists() -> None:
    assert [kind for kind, told in LISTED_BY.items() if "ids" in told] == [
        *("actie", "id of naam", "onderdeel", "thema", "doelstelling")
    ]
