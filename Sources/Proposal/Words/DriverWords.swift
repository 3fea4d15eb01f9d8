/// What drivers are called that the shipped library has actions for.
enum DriverWords {
    /// The library's key and what columns call it, the more telling first.
    static let library: [(key: String, words: [String])] = [
        (
            "speed",
            [
                "speed", "waiting", "wait time", "wait", "queue", "quick", "tempo", "schnelligkeit", "geschwindigkeit",
                "wartezeit", "rapidite", "attente", "vitesse", "rapidez", "espera",
            ]
        ),
        (
            "friendliness",
            [
                "friendl", "courte", "polite", "hospitality", "staff", "freundlich", "mitarbeiter", "personal",
                "bedienung",
                "amabilite", "accueil", "personnel", "amabilidad", "atencion",
            ]
        ),
        ("cleanliness", ["clean", "hygien", "sauber", "proprete", "limpieza"]),
        ("accuracy", ["accura", "correct order", "order right", "genauigkeit", "richtigkeit", "exactitud"]),
        ("drinks", ["drink", "beverage", "coffee", "getraenk", "kaffee", "boisson", "cafe", "bebida"]),
        (
            "food",
            [
                "food", "meal", "catering", "dish", "essen", "speise", "gericht", "nourriture", "repas", "plat",
                "comida",
            ]
        ),
        ("atmosphere", ["atmosph", "ambien", "ambiance", "ambiente"]),
        ("availability", ["availab", "stock", "verfuegbar", "auswahl", "disponibil", "choix"]),
        ("advice", ["advice", "expertise", "beratung", "conseil", "asesor"]),
    ]

    /// The key of the library that the name speaks of.
    static func key(for words: NameWords) -> String? {
        library.first { words.first(of: $0.words) != nil }?.key
    }

    /// Words of questions that say nothing about what is asked.
    static let filler = [
        "how", "satisfied", "satisfaction", "were", "you", "are", "with", "the", "of", "our", "your", "was", "is",
        "did",
        "please", "rate", "would", "to", "at", "in", "on", "and", "a", "an", "for", "us", "wie", "sind", "sie", "mit",
        "der", "die", "das", "dem", "den", "des", "unserer", "unserem", "unseren", "unser", "ihre", "ihr", "zufrieden",
        "zufriedenheit", "war", "waren", "bitte", "bewerten", "und", "von", "im", "in", "comment", "evaluez", "vous",
        "etes", "satisfait", "de", "la", "le", "les", "du", "votre", "notre", "et", "que", "tan", "esta", "con", "el",
        "los", "las", "su", "nuestro", "nuestra", "y",
    ]
}
