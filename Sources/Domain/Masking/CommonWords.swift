/// Words that customers write with a capital letter and that are no names.
enum CommonWords {
    /// In small letters and without accents.
    static let all = notEvenSurnames.union(people).union(products)

    /// Those that are no surnames either: `Grey`, `White` and `English` are.
    static let notEvenSurnames = Set(everyday + dates + verdicts + doings)

    /// Whether a name is also a word that is written in small letters: `Will`, `May`, `Quick`.
    static func isAlsoName(_ word: String) -> Bool { all.contains(word) || word == "may" || word == "mark" }

    /// What one asks for at a counter.
    static let products: Set<String> = [
        "americano", "bagel", "beer", "brownie", "cake", "cappuccino", "champagne", "chai", "chocolate", "coffee",
        "cookie", "cortado",
        "croissant", "decaf", "espresso", "filter", "flat", "frappe", "grey", "kaffee", "kuchen", "latte", "lemonade",
        "macchiato", "matcha", "milk", "mocha", "muffin", "oat", "panini", "prosecco", "sandwich", "smoothie", "soup",
        "soya",
        "tea",
        "tee", "toast", "water", "white", "wifi", "wine", "wrap",
    ]

    /// Whether the word describes and does not name: listed, or with an ending of adjectives and of what one does.
    /// The endings of given names (`Emily`, `Fred`) are not among them.
    static func isDescription(_ word: String) -> Bool {
        all.contains(word)
            || word.count > 5 && ["able", "ible", "ful", "ing", "ish", "less", "ous"].contains { word.hasSuffix($0) }
    }

    private static let everyday = [
        "a", "after", "again", "all", "also", "always", "an", "and", "another", "are", "as", "at", "be", "because",
        "before", "but", "by", "can", "could", "did", "do", "does", "even", "every", "everyone", "everything", "for",
        "from", "had", "has", "have", "he", "her", "here", "his", "how", "i", "i'm", "if", "in", "is", "it", "its",
        "just", "more", "my", "never", "no", "nobody", "not", "nothing", "now", "of", "off", "on", "once", "one",
        "only",
        "or", "our", "out", "please", "she", "should", "so", "some", "still", "thank", "thanks", "that", "the", "their",
        "then", "there", "they", "this", "to", "too", "two", "until", "up", "very", "was", "we", "were", "what", "when",
        "where", "which", "while", "who", "why", "will", "with", "would", "you", "your",
        "aber", "alles", "als", "am", "auch", "auf", "aus", "bei", "bitte", "da", "danke", "das", "dem", "den", "der",
        "die", "ein", "eine", "einfach", "er", "es", "hat", "hier", "ich", "immer", "ist", "mein", "mit", "nicht",
        "nie", "noch", "nur", "ohne", "schon", "sehr", "sie", "so", "und", "war", "was", "wer", "wir", "zu",
    ]

    private static let dates = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "july", "september", "october", "november", "december", "today", "tomorrow", "yesterday", "christmas", "easter",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "januar", "februar", "marz",
        "juli", "oktober", "dezember", "heute", "morgen", "gestern", "weihnachten", "ostern", "anfang", "mitte", "ende",
    ]

    private static let people = [
        "barista", "baristas", "boss", "boy", "bouncer", "cashier", "cashiers", "customer", "customers", "girl", "guy",
        "kid", "kids", "lad", "lady", "man", "manager", "member", "people", "person", "security", "someone", "somebody",
        "staff", "supervisor", "team", "waiter", "waitress", "woman", "women", "men",
        "bedienung", "fan", "filiale", "gast", "kassierer", "kassiererin", "kellner", "kellnerin", "kunde", "kundin",
        "leute", "mama", "mann", "mitarbeiter", "mutter", "papa", "personal", "rentner", "rentnerin", "schwanger",
        "stammgast", "stammkunde", "stammkundin", "student", "studentin", "vater", "veganer", "veganerin", "vegetarier",
        "vegetarierin",
        "american", "asian", "black", "brit", "british", "catholic", "chinese", "deutscher", "deutsche", "dutch",
        "english", "european", "french", "german", "indian", "irish", "italian", "japanese", "jewish", "muslim",
        "polish", "scottish", "spanish", "vegan", "vegetarian", "welsh",
        "britain", "england", "germany", "london",
    ]

    private static let verdicts = [
        "absolute", "absolutely", "appalled", "awesome", "awful", "bad", "best", "better", "brilliant", "clean", "cold",
        "crazy", "dirty", "disappointed", "disgusted", "easy", "excellent", "fantastic", "fast", "fine", "first",
        "friendly", "furious", "glad", "good", "great", "happy", "hot", "last", "late", "lovely", "mad", "new", "nice",
        "ok", "old", "perfect", "poor", "quick", "really", "rude", "sad", "shocked", "slow", "sorry", "such", "super",
        "sure", "totally", "truly", "unhappy", "upset", "worse", "worst", "wrong", "gut", "schlecht", "schade",
    ]

    private static let doings = [
        "asked", "card", "cash", "chaos", "chat", "crowd", "delay", "drink", "drinks", "empty", "food",
        "help", "line", "lines", "mess", "music", "noise", "order", "ordered", "paid", "pay", "payment", "price",
        "prices", "queue", "queued", "queues", "said", "sat", "seats", "served", "service", "sign", "signs", "smell",
        "stood", "table", "tables", "things", "time", "told", "took", "wait", "waited", "welcome", "went",
        "ask", "business", "class", "come", "go", "internet", "look", "see", "sit", "stand", "rubbish", "shop", "store",
        "cafe", "place",
    ]
}
