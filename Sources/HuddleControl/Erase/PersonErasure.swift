import Configuration
import Domain
import Intake
import Spool
import Store

/// Forgets a person: in the database first, then in the files that were kept, in plans, and in what tells of who waits.
///
/// Whatever interrupts it, doing it again goes on: what plans still quote is known, and kept files are looked through anew.
struct PersonErasure {
    enum Person {
        case address(SoughtAddress)
        /// The survey tool's id, or the 16 or 32 hexadecimal digits of huddled's own.
        case response(String)
    }

    /// What an original was, is to be told by its own configuration and not by the day: nothing in it is too late.
    private static let endOfTime = Instant(seconds: 253_402_300_799)

    let configuration: Configuration
    let store: Store
    var spool: Spool { configuration.spool }

    func erase(_ person: Person) throws -> ErasureReport {
        var report = ErasureReport()
        report.erased = try eraseStored(person)
        try cutOriginals(person, &report)
        report.plans = try ErasedPlans(store: store, spool: spool).clean()
        try withdrawFiles(report.erased)
        report.isTakingIn = try spool.isTakingIn()
        report.hasEmptyLog = try store.emptyLog()
        return report
    }

    private func eraseStored(_ person: Person) throws -> Erased {
        switch person {
        case .address(let address): return try store.erase(address)
        case .response(let id):
            let sources = try store.sourceNames() + configuration.sources.map(\.name) + [Intake.canonicalSource]
            let named = Set(sources.map { ResponseIdentity(source: $0, producerID: Identifier(id)) })
            var erased = try store.erase(store.known(named.sorted()))
            if let start = Self.hexadecimal(id) { erased += try store.erase(startingWith: start) }
            return erased
        }
    }

    /// The bytes of an identity, or its first eight; nil where it is none.
    private static func hexadecimal(_ id: String) -> [UInt8]? {
        let digits = Array(id.utf8)
        guard [16, 32].contains(digits.count), id.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit) else {
            return nil
        }
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
    }

    // MARK: Files that were kept

    private func cutOriginals(_ person: Person, _ report: inout ErasureReport) throws {
        try spool.removeUnfinishedOriginals()
        let intake = Intake(configuration: configuration, now: Self.endOfTime)
        var foundMore = true
        // What one file tells to be the person's may stand in another without the address.
        while foundMore {
            foundMore = false
            for original in try spool.originals() {
                let found = try cut(original, intake, person, &report)
                foundMore = foundMore || !found.isEmpty
                report.erased += try store.erase(found)
            }
        }
    }

    private func cut(
        _ original: Original, _ intake: Intake, _ person: Person, _ report: inout ErasureReport
    ) throws -> [ResponseIdentity] {
        let name = try name(of: original)
        let answers = report.erased.answers
        func cut(into write: ((UnsafeRawBufferPointer) throws -> Void)? = nil) throws -> CutFile {
            try store.withErased { erased in
                try intake.cut(
                    rows(of: person, answers, erased), fromFileNamed: name,
                    from: { try OriginalSource(original, spool) },
                    into: write)
            }
        }
        do {
            let file = try cut()
            switch file.end {
            case .unreadable(let reason): report.unread[original.path] = reason
            case .entangled:
                try store.noteCut(original.path)
                try spool.remove(original)
                report.removed.append(original.path)
            case .whole:
                try removeComplaints(beside: original, file.lines, person)
                guard file.rows > 0 else { break }
                try store.noteCut(original.path)
                try spool.replace(original) { _ = try cut(into: $0) }
                report.rows += file.rows
                report.rewritten.insert(original.path)
            }
            return file.found
        } catch is OriginalSource.Gone {
            // Its time came meanwhile.
            return []
        }
    }

    private func rows(of person: Person, _ answers: Set<String>, _ erased: ErasedLookup) -> RowErasure {
        switch person {
        case .address(let address): RowErasure(address: address, answers: answers, isErased: erased.holds)
        case .response(let id): RowErasure(responseID: id, answers: answers, isErased: erased.holds)
        }
    }

    /// As which it was delivered: that decides how it is read.
    private func name(of original: Original) throws -> String {
        guard let filed = original.filed else { return original.path }
        return try store.name(ofFiledAs: filed.name, sha256: filed.sha256) ?? String(filed.name.dropLast(9))
    }

    private func removeComplaints(beside original: Original, _ lines: Set<Int>, _ person: Person) throws {
        _ = try spool.removeComplaints(beside: original) { complaint in
            if case .address(let address) = person, address.isIn(complaint) { return true }
            return ComplaintLine(complaint).map { lines.contains($0.line) } ?? false
        }
    }

    // MARK: Files that tell of who waits

    /// They are written anew, for others, by whoever publishes next.
    private func withdrawFiles(_ erased: Erased) throws {
        let untold = try store.untold()
        for alert in erased.toldAlerts.union(untold.alerts).sorted(by: { ($0.location, $0.id) < ($1.location, $1.id) })
        {
            try spool.withdraw(
                AlertFileName.formats.map { AlertFileName.alert(alert.id, $0) }, from: .alerts(alert.location))
        }
        for location in erased.toldAdvocates.union(untold.advocates).sorted() {
            try spool.withdraw(
                AdvocateFileName.formats.map { AdvocateFileName.advocates(location, $0) }, from: .advocates)
        }
        try store.tellAnew(erased)
    }
}

/// What became of it, in counts and in names of files.
struct ErasureReport {
    var erased = Erased()
    /// Rows that went from originals, and which these are.
    var rows = 0
    var rewritten: Set<String> = []
    /// Originals that had to go as a whole.
    var removed: [String] = []
    /// Originals that nobody can look into, and why.
    var unread: [String: String] = [:]
    /// Plans without a quote that they had.
    var plans = 0
    var isTakingIn = false
    var hasEmptyLog = true

    var hasFound: Bool {
        erased.responses + erased.contacts + erased.notes + erased.alerts + rows + removed.count + plans > 0
    }
}

/// An original as intake reads it.
private struct OriginalSource: ByteSource {
    struct Gone: Error {}

    private var reader: ClaimedReader

    init(_ original: Original, _ spool: Spool) throws {
        guard let reader = try spool.open(original) else { throw Gone() }
        self.reader = reader
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int { try reader.read(into: buffer) }
}
