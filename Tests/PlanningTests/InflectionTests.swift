import Testing

@testable import Planning

@Suite("Words are found in their simple inflections, and in nothing else")
struct InflectionTests {
    private func finds(_ comment: String, _ phrase: String, _ tag: String) -> Bool {
        let language = Inflections(language: tag)
        return CommentWords(comment, in: language).mention(Phrase(phrase, in: language))
    }

    @Test(
        "English",
        arguments: [
            ("queue", "queues queued queuing queueing queue's QUEUE"), ("wait", "wait waits waited waiting"),
            ("stop", "stops stopped stopping"), ("dirty", "dirty"), ("tray", "trays"),
            ("carry", "carries carried carrying"), ("dish", "dishes"), ("glass", "glasses"),
            ("tomato", "tomatoes tomatos"), ("tie", "ties tied tying"), ("greet", "greeted greeting"),
            ("café", "cafe café cafés"), ("cafe", "café"), ("cow's", "cow's cow’s"), ("ill", "ill"),
            ("rat", "rats"), ("mix", "mixes mixed"), ("7", "7"),
        ])
    func english(word: String, found: String) {
        for form in found.split(separator: " ") { #expect(finds("so \(form).", word, "en-GB"), "\(form)") }
    }

    @Test(
        "German, with umlauts, participles and compounds",
        arguments: [
            ("Schlange", "Schlange schlange Schlangen Warteschlange Kassenschlangen WARTESCHLANGE"),
            ("schlange", "Schlangen"), ("Stuhl", "Stühle Stühlen Stuehle Stuhls"), ("Haus", "Häuser"),
            ("Kasse", "Kassen Selbstbedienungskasse"), ("Kellnerin", "Kellnerinnen"), ("Kellner", "Kellnern"),
            ("warten", "warten warte wartet wartete warteten gewartet wartende"),
            ("kassieren", "kassiert kassierte"), ("bestellen", "bestellt bestellte"),
            ("ärgern", "ärgert geärgert aergert"), ("kalt", "kalte kalter kaltes kalten kaltem"),
            ("sauer", "saure saurer"), ("dunkel", "dunkle"), ("müde", "müder muede"), ("süß", "süß süss suess"),
            ("Becher", "Becher Bechern Kaffeebecher"), ("heiß", "heiße heisse"),
        ])
    func german(word: String, found: String) {
        for form in found.split(separator: " ") { #expect(finds("so \(form).", word, "de-AT"), "\(form)") }
    }

    @Test(
        "French, with elided articles and accents left out",
        arguments: [
            ("attente", "l'attente d’attente attentes"), ("attendre", "attend attendu attendais attendait attendons"),
            ("froid", "froid froide froides"), ("lent", "lente lents"), ("salé", "salée salés"),
            ("fidèle", "fidele fidèles"), ("serveur", "serveuse serveurs"), ("gâteau", "gâteaux gateau gateaux"),
            ("payer", "payé payée payait payer paye"), ("finir", "fini finissait"), ("sale", "sales"),
            ("agressif", "agressive"), ("caissier", "caissière caissieres"), ("œuf", "œufs oeuf"), ("thé", "thés"),
            ("bruyant", "bruyante"), ("impoli", "impolie"), ("dégoûtant", "degoutante"),
        ])
    func french(word: String, found: String) {
        for form in found.split(separator: " ") { #expect(finds("très \(form) !", word, "fr"), "\(form)") }
    }

    @Test(
        "Spanish, with accents left out but never added",
        arguments: [
            ("cola", "cola colas"), ("esperar", "esperé espere esperamos esperando esperado esperaba"),
            ("frío", "fría frio fríos"), ("sucio", "sucia sucias"), ("camarero", "camarera camareros"),
            ("atención", "atencion atenciones"), ("vez", "veces"), ("pan", "panes"), ("pagar", "pagué pagamos"),
            ("comer", "comimos comido comiendo"), ("baño", "baños"), ("té", "té tés"), ("servir", "servido servimos"),
        ])
    func spanish(word: String, found: String) {
        for form in found.split(separator: " ") {
            #expect(finds("¡\(form)!", word, "es-MX"), "\(form)")
        }
    }

    @Test(
        "what only looks alike is not found",
        arguments: [
            ("en", "ill", "still till Billa bill illness pills I'll"), ("en", "rat", "rate rated rating"),
            ("en", "wait", "waiter waitress await"), ("en", "line", "online liner lin"),
            ("en", "bar", "bare bared bard"),
            ("en", "car", "card care"), ("en", "star", "staring stare"), ("en", "till", "still until tiller"),
            ("en", "rude", "rudder crude"), ("en", "cold", "scold cool"), ("en", "table", "stable tablet"),
            ("de", "Rat", "Rate Ratte Apparat Fahrrad"), ("de", "schon", "schön schoen"),
            ("de", "Essen", "vergessen gegessen besessen"), ("de", "Kunde", "Sekunde"), ("de", "Tee", "Komitee"),
            ("de", "sauber", "unsauber"), ("de", "freundlich", "unfreundlich"), ("de", "Kuchen", "Küchen Küche"),
            ("de", "Ordnung", "Unordnung"), ("de", "kalt", "erkältet Anstalt"), ("de", "Eis", "Preis Reis heiß"),
            ("de", "warten", "erwarten Karten Garten"), ("de", "Bar", "wunderbar"), ("de", "schlange", "Warteschlange"),
            ("fr", "sale", "salé salée salade"), ("fr", "salé", "sale sales"), ("fr", "plat", "plate"),
            ("fr", "frais", "fraise"), ("fr", "port", "porte"), ("fr", "été", "ete"), ("fr", "rat", "rate"),
            ("fr", "voir", "voit"), ("fr", "peu", "peux"), ("fr", "mer", "mes"),
            ("es", "té", "te"), ("es", "una", "uña"), ("es", "uña", "una"), ("es", "plato", "plata"),
            ("es", "parar", "para"), ("es", "comer", "como"), ("es", "rato", "rata"),
            ("it", "fila", "file sfila"), ("it", "coda", "code"), ("xx", "ill", "ills"),
        ])
    func lookalikes(tag: String, word: String, others: String) {
        for other in others.split(separator: " ") { #expect(!finds("so \(other).", word, tag), "\(other)") }
    }

    @Test("of a language without rules whole words are found, in any case", arguments: ["it", "nl", "pt-BR", "ja", ""])
    func unknown(tag: String) {
        #expect(finds("La FILA all'infinito", "fila", tag))
        #expect(finds("dell'infinito", "infinito", tag))
        #expect(!finds("le file", "fila", tag))
    }

    @Test(
        "no word makes it stumble", arguments: ["en", "de", "fr", "es", "it"],
        ["", "e", "en", "'", "’’", "y", "ß", "ü", "🍰", "e\u{301}", "ern", "aaaa", "eee", "İ", "1st", "\u{301}"])
    func oddities(tag: String, word: String) {
        let language = Inflections(language: tag)
        _ = Phrase(word, in: language)
        let isWord = word.contains { $0.isLetter || $0.isNumber }
        #expect(finds("a \(word) b", word, tag) == isWord)
    }
}
