/// The stores of Harbour Coffee. Towns, streets and people are made up.
enum Chain {
    static let stores: [Store] = south + quays

    private static let south: [Store] = [
        store("0001", "Gull Quay", "Saltby", "high street", "Imogen Farr", ["Tamsin", "Kofi", "Elif"], 133),
        store(
            "0002", "Lantern Pier", "Saltby", "harbour kiosk", "Callum Reyes", ["Maeve", "Idris"], 111,
            since: "2026-09-01"),
        store("0003", "Ropewalk", "Saltby", "high street", "Beatrix Oyelaran", ["Dilan", "Saoirse", "Piotr"], 143),
        store(
            "0004", "Customs House", "Westmouth", "high street", "Gareth Pell", ["Osric", "Lowri", "Zeynep"], 149,
            truth: .weak(.friendliness, cause: "rude")),
        store("0005", "Mackerel Row", "Westmouth", "high street", "Anneliese Shaw", ["Tobiah", "Nerys"], 121),
        store(
            "0006", "Westmouth Station", "Westmouth", "station", "Rufus Adeyemi", ["Marisol", "Ewan", "Halima"], 161),
        store(
            "0007", "Lighthouse Green", "Westmouth", "high street", "Cordelia Munt", ["Bronwen", "Yusuf", "Petra"], 153,
            since: "2019-04-15", truth: .excellent),
        store("0008", "Ferry Steps", "Penhallow", "harbour kiosk", "Jonty Blackwood", ["Aoife", "Rafe"], 105),
        store(
            "0009", "Anchor Street", "Penhallow", "high street", "Philippa Dray", ["Stellan", "Oona", "Kwame"], 156,
            truth: .weak(.speed, cause: "queue")),
        store("0010", "Chandlers Yard", "Penhallow", "high street", "Tomasz Wren", ["Ines", "Cormac"], 117),
        store(
            "0011", "Old Slipway", "Penhallow", "harbour kiosk", "Sunniva Clarke", ["Leif", "Amara"], 102,
            since: "2026-10-12"),
        store("0012", "Penhallow Station", "Penhallow", "station", "Desmond Iqbal", ["Freya", "Ludo", "Nasrin"], 138),
    ]

    private static let quays: [Store] = [
        store("0013", "Zoutkade", "Noordersluis", "high street", "Marijke Vos", ["Femke", "Joost", "Sanne"], 135),
        store("0014", "Meeuwenplein", "Noordersluis", "high street", "Ruben Haak", ["Lotte", "Daan"], 123),
        store(
            "0015", "Touwbaan", "Noordersluis", "high street", "Elske Brandsma", ["Wouter", "Noor", "Tjitske"], 146,
            truth: .weak(.cleanliness, cause: "toilets")),
        store(
            "0016", "Noordersluis Station", "Noordersluis", "station", "Hidde Kramer", ["Yara", "Sjoerd", "Milou"], 158),
        store("0017", "Loodsmanssteiger", "Noordersluis", "harbour kiosk", "Annelot Prins", ["Gijs", "Fenna"], 108),
        store(
            "0018", "Scheepswerf", "Oostkade", "high street", "Bastiaan Mulder", ["Roos", "Teun", "Ilse"], 196,
            truth: .weakOnSundays(.speed, cause: "understaffed")),
        store(
            "0019", "Kompasstraat", "Oostkade", "high street", "Nynke Faber", ["Jurre", "Maaike"], 130,
            since: "2026-08-31"),
        store("0020", "Vuurtorenplein", "Oostkade", "high street", "Casper Dekker", ["Liv", "Thijs", "Aletta"], 140),
        store("0021", "Oostkade Station", "Oostkade", "station", "Wietske Bloem", ["Kees", "Soraya", "Pim"], 151),
        store(
            "0022", "Bakenhof", "Oostkade", "harbour kiosk", "Olivier Smit", ["Jip", "Hanna"], 3, since: "2026-11-09",
            opened: "2026-11-09"),
        store("0023", "Visafslag", "Oostkade", "high street", "Tessel Postma", ["Koen", "Marit"], 118),
        store(
            "0024", "Nieuwe Steiger", "Oostkade", "harbour kiosk", "Foppe Jansma", ["Bente", "Ravi"], 0,
            since: "2026-11-20",
            opened: "2026-11-20"),
    ]

    private static func store(
        _ id: String, _ name: String, _ district: String, _ format: String, _ manager: String, _ staff: [String],
        _ answers: Int, since: String = "", opened: String = "", truth: Store.Truth = .ordinary
    ) -> Store {
        let isSouth = id < "0013"
        return Store(
            id: id, name: name, alias: "\(isSouth ? "SC" : "NQ")-\(id.suffix(2))", district: district,
            region: isSouth ? "South Coast" : "Northern Quays", format: format,
            timezone: isSouth ? "Europe/London" : "Europe/Amsterdam", manager: manager, managerSince: since,
            staff: staff, opened: opened, answers: answers, truth: truth)
    }
}
