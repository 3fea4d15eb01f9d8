/// Plurals, feminines that go by their ending, and the regular forms of verbs that customers write of a visit: present,
/// imperfect and participles. `plat` has no `plate`, nor `frais` a `fraise`.
enum FrenchForms {
    static let rules =
        plurals + feminines + [
            EndingRule(
                ending: "er", instead: past("é") + imperfect + ["e", "es", "ons", "ez", "ent"], least: 5),
            EndingRule(
                ending: "dre",
                instead: past("u").map { "d" + $0 } + imperfect.map { "d" + $0 }
                    + ["d", "ds", "dons", "dez", "dent"], least: 5),
            EndingRule(
                ending: "ir", instead: past("i") + imperfect.map { "iss" + $0 } + ["it", "issons", "issez", "issent"],
                least: 5),
        ]

    private static let imperfect = ["ais", "ait", "ions", "iez", "aient", "ant"]

    private static func past(_ vowel: String) -> [String] { ["", "e", "s", "es"].map { vowel + $0 } }

    private static let plurals = [
        EndingRule(ending: "", instead: ["s"], least: 3),
        EndingRule(ending: "au", instead: ["aux"]),
        EndingRule(ending: "eu", instead: ["eux"]),
        EndingRule(ending: "al", instead: ["aux"]),
    ]

    private static let feminines = [
        feminine("é", "ée"), feminine("i", "ie"), feminine("u", "ue"), feminine("it", "ite"), feminine("oid", "oide"),
        feminine("aud", "aude"), feminine("and", "ande"), feminine("ant", "ante"), feminine("ent", "ente"),
        feminine("ais", "aise", least: 6), feminine("eux", "euse"), feminine("eur", "euse"),
        feminine("if", "ive"), feminine("ier", "ière"), feminine("cher", "chère"), feminine("bon", "bonne", least: 3),
        feminine("el", "elle", least: 5), feminine("en", "enne", least: 5),
    ]

    private static func feminine(_ ending: String, _ instead: String, least: Int = 4) -> EndingRule {
        EndingRule(ending: ending, instead: [instead, instead + "s"], least: least)
    }
}

/// Plurals, feminines that go by their ending, and the regular forms of verbs that customers write of a visit:
/// preterite, imperfect, gerund, participle and the present plural. `plato` has no `plata`, `parar` no `para`.
enum SpanishForms {
    static let rules =
        plurals + feminines + [
            EndingRule(
                ending: "ar",
                instead: ["é", "ó", "aste", "amos", "aron", "an", "aba", "abas", "ábamos", "aban", "ando"] + past("ad"),
                least: 5),
            EndingRule(ending: "er", instead: second + ["emos"], least: 5),
            EndingRule(ending: "ir", instead: second, least: 5),
            // Pagué, toqué, empecé.
            EndingRule(ending: "gar", instead: ["gué"], least: 5),
            EndingRule(ending: "car", instead: ["qué"], least: 5),
            EndingRule(ending: "zar", instead: ["cé"], least: 5),
        ]

    private static let second =
        ["í", "ió", "iste", "imos", "ieron", "en", "ía", "ías", "íamos", "ían", "iendo"] + past("id")

    private static func past(_ stem: String) -> [String] { ["o", "a", "os", "as"].map { stem + $0 } }

    private static let plurals =
        ["a", "e", "i", "o", "u", "á", "é", "ó"].map { EndingRule(ending: $0, instead: [$0 + "s"], least: 2) }
        + ["d", "j", "l", "n", "r"].map { EndingRule(ending: $0, instead: [$0 + "es"], least: 3) }
        + [("z", "ces"), ("án", "anes"), ("én", "enes"), ("ín", "ines"), ("ón", "ones"), ("és", "eses")].map {
            EndingRule(ending: $0.0, instead: [$0.1], least: 3)
        }

    private static let feminines =
        ["ad", "id", "ud", "os", "er", "iv", "ic", "i", "í", "ent"].map { stem in
            EndingRule(ending: stem + "o", instead: [stem + "a", stem + "as"])
        }
}
