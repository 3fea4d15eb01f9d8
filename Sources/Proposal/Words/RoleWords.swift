/// What columns are called in English, German, French and Spanish, by what they hold. Written as ``NameWords`` folds them;
/// several words follow each other, and beginnings stand for all their endings.
enum RoleWords {
    /// Names of places that customers go to.
    static let location = [
        "location", "store", "shop", "branch", "restaurant", "outlet", "site", "venue", "airport", "hotel", "unit",
        "clinic", "salon", "station", "property", "facility", "dealer", "pharmacy", "warehouse", "service center",
        "filial", "standort", "markt", "laden", "geschaeft", "betrieb", "niederlassung", "haus", "apotheke",
        "magasin", "boutique", "etablissement", "agence", "point de vente", "succursale",
        "tienda", "sucursal", "establecimiento", "local", "ubicacion", "experience point", "touchpoint",
    ]
    static let perhapsLocation = [
        "place", "ort", "lieu", "lugar", "city", "stadt", "ville", "ciudad", "office", "collector", "kiosk", "terminal",
    ]
    /// What is said about a place without naming one.
    static let notLocation = [
        "latitude", "longitude", "accuracy", "type", "country", "land", "pays", "pais", "census", "zip", "plz", "url",
        "breitengrad", "laengengrad", "locale", "language", "time", "date", "datum",
    ]
    static let identifier = ["id", "nr", "no", "num", "number", "nummer", "code", "numero", "ref"]

    static let submitted = [
        "submit", "complete", "recorded", "response date", "enddate", "end date", "created", "timestamp", "answered",
        "received", "abgesendet", "abgeschlossen", "beantwortet", "eingang", "erstellt", "soumis", "reponse", "recu",
        "enviado", "completado", "respuesta",
    ]
    static let time = [
        "date", "time", "datum", "zeit", "zeitpunkt", "tag", "day", "heure", "jour", "fecha", "hora", "at",
    ]
    static let visited = [
        "visit", "besuch", "visite", "visita", "purchase", "transaction", "einkauf", "kauf", "achat", "compra", "stay",
        "aufenthalt", "checkout", "bon",
    ]
    static let updated = ["updated", "modified", "changed", "geaendert", "aktualisiert", "modifie", "actualizado"]
    /// Times that say nothing about the answer.
    static let otherTimes = [
        "birth", "geburt", "naissance", "nacimiento", "start", "begin", "opened", "sent", "invited", "expire",
    ]

    static let response = [
        "response", "respondent", "respuesta", "reponse", "antwort", "submission", "review", "survey", "feedback",
        "uuid",
        "token", "ticket", "record", "case", "bon", "receipt",
    ]

    static let overall = [
        "overall", "gesamt", "insgesamt", "alles in allem", "in general", "generale", "general", "global", "ensemble",
    ]
    static let recommend = ["nps", "promoter", "recommend", "empfehl", "recommand", "recomend"]
    /// Words for marks as such.
    static let rating = [
        "rating", "score", "stars", "star", "mark", "grade", "points", "satisf", "happy", "happiness", "csat",
        "bewertung", "zufrieden", "note", "sterne", "punkte", "etoile", "evaluation", "valoracion", "puntuacion",
        "calificacion", "estrella",
    ]
    /// Numbers that are no marks.
    static let notRating = [
        "till", "kasse", "caisse", "caja", "register", "lane", "terminal", "pos", "shift", "schicht", "month", "monat",
        "year", "jahr", "week", "woche", "weekday", "hour", "stunde", "age", "alter", "edad", "party", "guests",
        "gaeste",
        "persons", "personen", "people", "count", "anzahl", "quantity", "menge", "amount", "betrag",
        "revenue", "umsatz", "duration", "dauer", "duree", "duracion", "seconds", "minutes", "progress", "latitude",
        "longitude", "accuracy", "version", "zip", "plz", "status", "finished", "page", "seed", "gender", "sex",
        "income", "row", "index", "visits", "rank", "zeile", "lastpage",
    ]
    /// Marks that no store can change.
    static let notControllable = ["price", "preis", "prix", "precio", "value for money", "parking", "parkplatz"]

    static let comment = [
        "comment", "content", "review text", "feedback", "remark", "verbatim", "text", "review", "message", "opinion",
        "suggestion", "why", "reason", "improve", "anything else", "tell us",
        "kommentar", "bemerkung", "anmerkung", "meinung", "warum", "verbesser", "anregung", "nachricht", "freitext",
        "commentaire", "remarque", "avis", "pourquoi", "comentario", "observacion", "sugerencia", "por que",
    ]
    static let notComment = ["title", "titel", "titre", "titulo", "subject", "betreff", "reply", "url", "agent"]

    static let email = ["email", "e mail", "mail", "correo", "courriel"]
    static let phone = ["phone", "tel", "telefon", "telephone", "telefono", "mobile", "mobil", "handy", "movil"]
    static let person = [
        "name", "full name", "first name", "last name", "customer", "guest", "author", "reviewer", "vorname",
        "nachname",
        "kunde", "nom", "prenom", "nombre", "apellido", "cliente", "contact",
    ]
    static let consent = [
        "consent", "opt in", "optin", "may we contact", "permission", "contact me", "einwilligung", "zustimmung",
        "kontaktieren", "rueckruf", "consentement", "consentimiento",
    ]
    static let channel = ["channel", "kanal", "canal", "medium", "device", "platform", "quelle"]
}
