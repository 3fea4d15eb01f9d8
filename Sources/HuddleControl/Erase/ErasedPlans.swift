import Domain
import Rendering
import Spool
import Store

/// Takes quotes of erased responses out of plans, those that are published and those that wait to be.
struct ErasedPlans {
    private static let formats = ["json", "txt", "html"]
    /// Plans that are looked at together.
    private static let batch = 100

    let store: Store
    let spool: Spool

    /// - Returns: how many plans were changed.
    func clean() throws -> Int {
        var count = 0
        while true {
            let quotes = try store.erasedQuotes(limit: Self.batch)
            if quotes.isEmpty { return count }
            for quote in quotes {
                let isChanged = try cleanPublished(quote)
                try store.forget(quote, publishing: try cleanWaiting(quote))
                if isChanged || !quote.waiting.isEmpty { count += 1 }
            }
        }
    }

    private func cleanPublished(_ quote: ErasedQuote) throws -> Bool {
        let folder = PublishedFolder.plans(quote.location)
        var files: [String: [UInt8]] = [:]
        for format in Self.formats {
            files[format] = try spool.published(PlanFileName.plan(quote.date, format), in: folder)
        }
        if files.isEmpty {
            try withdrawBareLinks(from: folder)
            return false
        }
        let cleaned = clean(files, of: quote)
        try spool.publish(
            Self.formats.compactMap { format in
                cleaned[format].map {
                    PublishedDocument(folder: folder, name: PlanFileName.plan(quote.date, format), bytes: $0)
                }
            })
        // What cannot be taken out of a file goes with it.
        let rest = Self.formats.filter { files[$0] != nil && cleaned[$0] == nil }
        for format in rest { try noteCut(quote, format) }
        if !rest.isEmpty { try spool.withdraw(rest.map { PlanFileName.plan(quote.date, $0) }, from: folder) }
        try withdrawBareLinks(from: folder)
        return true
    }

    /// A link to what is gone leads nowhere. One that is not ours is left alone.
    private func withdrawBareLinks(from folder: PublishedFolder) throws {
        let links = Self.formats.map { PlanFileName.plan(nil, $0) }
        let bare = links.filter { link in
            do { return try spool.published(link, in: folder) == nil } catch { return false }
        }
        if !bare.isEmpty { try spool.withdraw(bare, from: folder) }
    }

    private func noteCut(_ quote: ErasedQuote, _ format: String) throws {
        let folder = PathName.encode(quote.location.text)
        try store.noteCut("plans/\(folder)/\(PlanFileName.plan(quote.date, format))")
    }

    private func cleanWaiting(_ quote: ErasedQuote) throws -> [PlannedDay.Document] {
        var files: [String: [UInt8]] = [:]
        for format in Self.formats {
            files[format] = quote.waiting.first { $0.path == PlanFileName.plan(quote.date, format) }?.bytes
        }
        let cleaned = clean(files, of: quote)
        for format in files.keys.sorted() where cleaned[format] == nil { try noteCut(quote, format) }
        return files.keys.sorted().map {
            PlannedDay.Document(path: PlanFileName.plan(quote.date, $0), bytes: cleaned[$0] ?? [])
        }
    }

    /// The files, by format, without the quotes; those are absent that they cannot be taken out of.
    private func clean(_ files: [String: [UInt8]], of quote: ErasedQuote) -> [String: [UInt8]] {
        guard let texts = files["json"].flatMap(QuoteErasure.quotes) else { return [:] }
        guard quote.places.allSatisfy(texts.indices.contains) else { return [:] }
        var cleaned = files
        for place in quote.places {
            for (format, bytes) in cleaned {
                cleaned[format] = QuoteErasure.without(texts[place], in: bytes, format: format)
            }
        }
        return cleaned
    }
}
