import Domain

/// What is to become of the responses of a batch, found out without changing anything.
struct BatchVerdicts {
    /// One that is stored, or a row of the batch that will be.
    enum Version {
        case stored(StoredVersion)
        case row(Int)
    }

    /// What follows besides the rows that are written.
    struct Effect {
        enum What {
            /// It is no longer the kept one, and has no contact.
            case supersede(Version)
            /// Another delivery gave it, too.
            case remember(StoredVersion)
            /// The row's contact is that version's; `again`: which was stored before by that delivery and others.
            case reach(Version, again: StoredVersion?, isKept: Bool)
        }

        var row: Int
        var what: What
    }

    private enum Fate: UInt8 {
        case nothing, written, kept
    }

    private let delivery: Int64
    private let isStaged: Bool
    private(set) var taken: [Taken]
    private var effects: [Effect] = []
    private var fates: [Fate]

    /// - Parameter isStaged: whether what the delivery gives is not visible before all of it is: what becomes of versions that
    ///   are visible, and with them, is settled then.
    init(_ count: Int, delivery: Int64, isStaged: Bool) {
        self.delivery = delivery
        self.isStaged = isStaged
        taken = [Taken](repeating: .accepted, count: count)
        fates = [Fate](repeating: .nothing, count: count)
    }

    /// The rows to be written.
    var written: [Int] { fates.indices.filter(isWritten) }

    /// In the order of the rows.
    var effectsInOrder: [Effect] {
        effects.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
    }

    func isWritten(_ row: Int) -> Bool { fates[row] != .nothing }
    func isKept(_ row: Int) -> Bool { fates[row] == .kept }

    /// Nothing is to become of it.
    mutating func leaveOut(_ row: Int) { taken[row] = .erased }

    /// Nobody gave that identity before.
    mutating func accept(_ row: Int, hasContact: Bool) {
        fates[row] = .kept
        if hasContact { effects.append(Effect(row: row, what: .reach(.row(row), again: nil, isKept: true))) }
    }

    /// Judges rows, in their order, whose identities begin alike.
    mutating func judge(_ rows: some Sequence<Int>, of batch: ResponseBatch, stored: [StoredVersion]) {
        // By identity, and of each by version: very many may have been given under one id.
        var known: [(version: Version, value: ResponseVersion)] = []
        var kept: [DigestKey: Int] = [:]
        var places: [DigestKey: [ResponseVersion: Int]] = [:]
        func note(_ version: Version, _ identity: DigestKey, _ value: ResponseVersion, isKept: Bool) {
            if isKept, kept[identity].map({ known[$0].value < value }) ?? true { kept[identity] = known.count }
            places[identity, default: [:]][value] = known.count
            known.append((version, value))
        }
        // Last what is this delivery's own: of the same version that is the one that is found.
        let (others, own) = (stored.filter { $0.delivery != delivery }, stored.filter { $0.delivery == delivery })
        for stored in others + own {
            note(.stored(stored), stored.identity, stored.version, isKept: stored.isKept)
        }
        let isContested = isStaged && !others.isEmpty
        for row in rows {
            let (identity, value) = (batch.rows[row].identity, batch.rows[row].version)
            let present = kept[identity]
            if let present, value <= known[present].value {
                taken[row] = .duplicate
                let isKept = isContested || value == known[present].value
                let same = places[identity]?[value].map { known[$0].version }
                // What is visible gets no contact before the row that brings it is visible, too.
                if let same, !isContested || batch.contacts[row] == nil || isOwn(same) {
                    giveAgain(row, same, isKept: isKept)
                } else {
                    fates[row] = .written
                    note(.row(row), identity, value, isKept: false)
                    effects.append(Effect(row: row, what: .reach(.row(row), again: nil, isKept: isKept)))
                }
                continue
            }
            if let present {
                taken[row] = .updated
                effects.append(Effect(row: row, what: .supersede(known[present].version)))
                if case .row(let earlier) = known[present].version { fates[earlier] = .written }
            }
            fates[row] = .kept
            note(.row(row), identity, value, isKept: true)
            effects.append(Effect(row: row, what: .reach(.row(row), again: nil, isKept: true)))
        }
    }

    private func isOwn(_ version: Version) -> Bool {
        switch version {
        case .row: true
        case .stored(let stored): stored.delivery == delivery
        }
    }

    private mutating func giveAgain(_ row: Int, _ version: Version, isKept: Bool) {
        var again: StoredVersion?
        if case .stored(let stored) = version {
            again = stored
            if stored.delivery != delivery { effects.append(Effect(row: row, what: .remember(stored))) }
        }
        effects.append(Effect(row: row, what: .reach(version, again: again, isKept: isKept)))
    }
}

/// A stored version, as far as it matters for what becomes of another.
struct StoredVersion {
    let id: Int64
    let delivery: Int64
    let isKept: Bool
    let identity: DigestKey
    let digest: DigestKey
    private let updated: Int64?
    private let submitted: Int64

    /// - Parameter row: delivery, kept, identity, digest, updated, submitted.
    init(id: Int64, _ row: RawStatement) {
        self.id = id
        delivery = row.integer(0)
        isKept = row.integer(1) != 0
        identity = DigestKey(row.bytes(2))
        let own = row.bytes(3)
        digest = own.isEmpty ? identity : DigestKey(own)
        updated = row.optionalInteger(4)
        submitted = row.integer(5)
    }

    var version: ResponseVersion { ResponseVersion(updated, submitted, digest) }
}

extension ResponseBatch.Row {
    fileprivate var version: ResponseVersion { ResponseVersion(updated, submitted, digest) }
}

extension ResponseVersion {
    fileprivate init(_ updated: Int64?, _ submitted: Int64, _ digest: DigestKey) {
        self.init(
            updated: updated.map(Instant.init(milliseconds:)), submitted: Instant(milliseconds: submitted),
            digest: digest.bytes)
    }
}
