/// Words that accuse or insult a person and do not belong on a wall where colleagues read them.
///
/// The comment counts like any other; it is only not quoted. What a team can act on (rude, slow, unfriendly, dirty,
/// ignored us) is feedback and stays. The lists are short on purpose and do not look at the sentence: "stolen the
/// show" costs a quote, and that is all it costs.
package enum Accusation {
    /// Whether a comment, in English or German, accuses a person of theft, fraud, racism, harassment or drunkenness,
    /// or insults somebody's looks or mind.
    package static func isMade(in comment: String) -> Bool {
        let words = Inert.text(Masking.withoutEntities(String(comment.prefix(readAtMost)))).split { !$0.isLetter }.map {
            String($0.map(Masking.fold))
        }
        return words.indices.contains { index in
            let word = words[index]
            return self.words.contains(word) || beginnings.contains { word.hasPrefix($0) }
                || phrases.contains { words[index...].starts(with: $0) }
        }
    }

    /// Characters of a comment that are looked at: more than is ever shown of it.
    private static let readAtMost = 8_192

    /// Whole words, in small letters and without accents.
    private static let words: Set<String> = [
        // Theft and fraud
        "crook", "crooks", "cheat", "cheats", "criminal", "criminals", "liar", "liars", "pocketed",
        "rob", "robbed", "robber", "robbers", "robbing", "steal", "stealing", "steals", "stole", "stolen", "theft",
        "dieb", "diebe", "diebin", "diebstahl", "thief", "thieves", "thieving", "klaut", "klaute", "klauen", "geklaut",
        "gestohlen",
        "stiehlt", "stehlen",
        "lugner", "lugnerin", "betrugt",
        // Racism and slurs
        "bigot", "bigots", "chink", "faggot", "faggots", "homophobe", "kanake", "kanaken", "nazi", "nazis", "neger",
        "nigga", "nigger", "niggers", "paki", "pakis", "schwuchtel",
        // Harassment and violence
        "abused", "abusive", "bullied", "bully", "bullying", "creep", "creeps", "creepy", "groped", "groping", "leered",
        "leering", "perv", "pervs", "raped", "rapist", "slapped", "spat", "stalked", "stalker", "begrapscht",
        "bedroht",
        // Drunkenness and drugs
        "drugged", "drugs", "drunkard", "hungover", "intoxicated", "junkie", "junkies", "stoned",
        "alkoholiker", "alkoholikerin", "bekifft", "drogen",
        // Insults
        "arsehole", "arseholes", "asshole", "assholes", "bastard", "bastards", "bitch", "bitches", "bitchy",
        "brainless",
        "chav", "chavs", "cretin", "cretins", "cunt", "cunts", "dickhead", "dickheads", "dimwit", "dimwits", "dumb",
        "dumbass", "halfwit", "hag", "imbecile", "imbeciles", "lunatic", "obese", "prick", "pricks",
        "psycho",
        "scum", "scumbag", "scumbags", "slut", "sluts", "twat", "twats", "wanker", "wankers", "whore",
        "whores", "arsch", "behindert", "dummer",
        "fotze",
        "hure", "huren", "miststuck", "schlampe", "schlampen", "wichser", "zicke", "zicken",
    ]

    /// Words of which every ending means the same.
    private static let beginnings = [
        "antisemit", "arschl", "assault", "asozial", "beklau", "belastig", "bestohl", "besoff", "betruger", "betrog",
        "betrunk", "depp", "discriminated", "diskriminier", "dummk", "embezzl", "fraud", "harass", "hasslich",
        "homophob", "idiot", "missgeburt", "misogyn", "molest", "moron", "paedo", "pedoph", "pervers", "pervert",
        "racis",
        "rassis", "retard", "scammer", "schwachk", "sexis", "shoplift", "spast", "swindl", "threaten", "transphob",
        "trottel", "xenophob",
    ]

    /// Words that mean it together only: fat is in milk, too.
    private static let phrases: [[String]] =
        [
            "cheated me", "cheated us", "con artist", "con man", "half wit", "lied to", "lying to",
            "on drugs", "punched me",
            "racial abuse", "reeked of alcohol", "smelled of alcohol", "smelt of alcohol", "scammed me",
            "scammed us", "touched me", "touching me", "ripped me off", "ripped us off", "nach alkohol",
            "fat cow", "stupid girl", "stupid woman", "stupid man", "stupid cow", "stupid barista", "stupid cashier",
            "stupid staff", "is stupid", "are stupid", "was stupid", "were stupid", "is drunk", "was drunk",
            "were drunk", "drunk barista", "drunk cashier", "ugly girl", "ugly woman", "ugly man", "is dumm",
            "ist dumm", "war dumm", "sind dumm", "ist blod", "war blod", "sind blod", "fat cashier", "fat barista",
            "fat bloke", "fat girl", "fat guy", "fat lady", "fat man",
            "fat pig", "fat woman", "old cow", "old witch", "fette kuh", "blode kuh", "dumme kuh", "fette frau",
        ].map { $0.split(separator: " ").map(String.init) }
}
