extension LabelLanguage {
    /// "Trifft zu" is the best of five, as its opposite is "trifft nicht zu". School grades from "sehr gut" to "mangelhaft"
    /// are five grades.
    static let german = LabelLanguage(
        no: ["nein", "falsch"], yes: ["ja", "wahr", "richtig"],
        families: [
            LabelFamily(
                ["sehr unzufrieden", "äußerst unzufrieden", "völlig unzufrieden", "überhaupt nicht zufrieden"],
                ["unzufrieden", "eher unzufrieden", "weniger zufrieden", "nicht zufrieden"],
                [
                    "weder zufrieden noch unzufrieden", "neutral", "teils, teils", "teils teils", "teils-teils",
                    "teils - teils",
                    "teils/teils", "teilweise", "weder noch", "weder/noch", "unentschieden",
                ],
                ["zufrieden", "eher zufrieden"],
                ["sehr zufrieden", "äußerst zufrieden", "vollkommen zufrieden", "völlig zufrieden"]),
            LabelFamily(
                [
                    "stimme überhaupt nicht zu", "stimme gar nicht zu", "lehne stark ab", "lehne völlig ab",
                    "trifft nicht zu", "trifft überhaupt nicht zu", "trifft gar nicht zu",
                ],
                ["stimme nicht zu", "stimme eher nicht zu", "lehne ab", "lehne eher ab", "trifft eher nicht zu"],
                ["weder zustimmung noch ablehnung", "stimme weder zu noch lehne ich ab", "stimme teilweise zu"],
                ["stimme zu", "stimme eher zu", "trifft eher zu"],
                [
                    "stimme voll zu", "stimme voll und ganz zu", "stimme völlig zu", "stimme vollkommen zu",
                    "stimme sehr zu", "trifft zu", "trifft voll zu", "trifft voll und ganz zu",
                ]),
            LabelFamily(
                ["sehr schlecht", "mangelhaft", "ungenügend"], ["schlecht", "ausreichend", "eher schlecht"],
                ["befriedigend", "mittel", "mittelmäßig", "durchschnittlich", "akzeptabel"], ["gut", "eher gut"],
                ["sehr gut", "ausgezeichnet", "hervorragend", "exzellent"]),
            LabelFamily(
                ["nie", "niemals"], ["selten"], ["manchmal", "gelegentlich"], ["oft", "häufig", "meistens"],
                ["immer"]),
            LabelFamily(
                ["sehr unwahrscheinlich", "äußerst unwahrscheinlich"], ["unwahrscheinlich", "eher unwahrscheinlich"],
                ["weder wahrscheinlich noch unwahrscheinlich"], ["wahrscheinlich", "eher wahrscheinlich"],
                ["sehr wahrscheinlich", "äußerst wahrscheinlich"]),
            LabelFamily(
                ["auf keinen fall", "bestimmt nicht"], ["eher nicht", "wahrscheinlich nicht", "eher nein"],
                ["vielleicht"], ["eher ja"], ["auf jeden fall", "bestimmt"]),
            LabelFamily(
                ["sehr schwierig", "sehr schwer"], ["schwierig", "eher schwierig", "schwer"],
                ["weder einfach noch schwierig"], ["einfach", "eher einfach", "leicht"],
                ["sehr einfach", "sehr leicht"]),
        ],
        missing: [
            "keine angabe", "keine angaben", "k. a.", "k.a.", "k. a", "k.a", "ka", "keine antwort", "keine meinung",
            "weiß nicht", "weiss nicht", "ich weiß nicht", "weiß ich nicht", "nicht zutreffend", "nicht anwendbar",
            "nicht beurteilbar", "kann ich nicht beurteilen", "nicht genutzt", "entfällt",
        ])
}
