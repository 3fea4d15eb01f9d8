import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

/// A large file comes in by pieces, while others come and go.
@Suite("a large file")
struct StagingTests {
    @Test("is seen as a whole, as if it had come when it was", arguments: 0..<24)
    func model(seed: Int) throws {
        var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 3)
        let store = try Store(inMemoryFor: Samples.brand())
        var model = StoreModel()
        func others() throws {
            for _ in 0..<Int.random(in: 0..<4, using: &random) {
                let sha256 = "file \(Int.random(in: 0..<3, using: &random))"
                let takesBack = Int.random(in: 0..<3, using: &random) == 0
                let responses = (0..<Int.random(in: 0..<20, using: &random)).map { _ in StoreModel.response(&random) }
                let expected = model.give(sha256, responses, takingBack: takesBack)
                #expect(
                    try store.give("\(random.next())", responses, sha256: sha256, takingBack: takesBack) == expected)
                #expect(try store.kept() == model.kept)
                #expect(try store.audit() == [])
            }
        }
        for step in 0..<3 {
            try others()
            let responses = (0..<Int.random(in: 0..<60, using: &random)).map { _ in StoreModel.response(&random) }
            var staging = try store.beginStaging(
                claim: "large \(step)", sha256: "large", mapping: "m1", received: Some.received)
            while staging.progress.responses < responses.count {
                let piece = responses.dropFirst(staging.progress.responses).prefix(
                    Int.random(in: 1..<20, using: &random))
                try store.stage(&staging, Array(piece))
                #expect(try store.staging() == staging)
                #expect(try store.kept() == model.kept)
                #expect(try store.audit() == [])
                try others()
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                while try store.discardStaging() {}
            } else {
                let takesBack = Bool.random(using: &random)
                _ = model.give("large", responses, takingBack: takesBack)
                try store.reveal(staging) { transaction in
                    if takesBack { try transaction.takeBack(sha256: "large") }
                    try transaction.reveal()
                    try transaction.record(Some.delivery("large \(step)", sha256: "large", rows: Delivery.Rows()))
                }
            }
            #expect(try store.staging() == nil)
            #expect(try store.kept() == model.kept)
            #expect(try store.audit() == [])
        }
    }

    @Test("is counted by planning, however much was counted since it began")
    func counted() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        var staging = try store.beginStaging(claim: "large", sha256: "l", mapping: "m", received: Some.received)
        try store.stage(&staging, [Some.response(1)])
        try store.give("small", [Some.response(2, location: "0007"), Some.response(3)])
        let last = try #require(store.deliveries(after: 0).last?.id)
        var seen = 0
        _ = try store.eachAnswer(after: .init(after: 0), upTo: last, atMost: 10) { _ in seen += 1 }
        #expect(seen == 2)
        let counting = try store.sums().changes
        try store.keep(
            [(location: "0042", shape: "s", bytes: []), (location: "0007", shape: "s", bytes: [])], upTo: last,
            changes: counting)
        try store.reveal(staging) { transaction in
            try transaction.reveal()
            try transaction.record(Some.delivery("large"))
        }
        let sums = try store.sums()
        #expect(sums.of.keys.sorted() == ["0007"], "the other is counted anew")
        #expect(sums.changes != counting, "who counted meanwhile has not seen it")
    }

    @Test("opens alerts when it is visible, not before")
    func alerts() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        let judge = AlertJudge(maxAge: .days(3)) { _ in AlertReason(isLow: true, words: [], cause: nil) }
        var staging = try store.beginStaging(claim: "large", sha256: "l", mapping: "m", received: Some.received)
        try store.stage(&staging) { transaction, _ in
            var batch = store.batch()
            for number in 1...5 {
                batch.append(ResponseRow(Some.response(UInt8(number))), contact: Some.contact, isUrgent: true)
            }
            let taken = try transaction.take(batch, received: Some.received, contactKept: Some.contactKept)
            try transaction.judge(batch, taken, received: Some.received, judge)
        }
        #expect(try !store.judgeRevealed(received: Some.received, judge, atMost: 3))
        #expect(try store.waitingAlerts().isEmpty)
        try store.reveal(staging) { transaction in
            try transaction.reveal()
            try transaction.record(Some.delivery("large"))
        }
        #expect(try store.waitingAlerts().isEmpty)
        #expect(try store.judgeRevealed(received: Some.received, judge, atMost: 3))
        #expect(try store.waitingAlerts()["0042"]?.count == 3)
        while try store.judgeRevealed(received: Some.received, judge, atMost: 3) {}
        let alerts = try store.waitingAlerts()["0042"] ?? []
        #expect(alerts.count == 5 && alerts.allSatisfy { $0.customers.allSatisfy(\.isReachable) })
    }

    @Test("brings contacts and persons with it, and none where another file gave the version meanwhile without consent")
    func contacts() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        var staging = try store.beginStaging(claim: "large", sha256: "l", mapping: "m", received: Some.received)
        try store.stage(&staging, [Some.response(1), Some.response(2)], contact: Some.contact)
        #expect(try store.contact(of: Some.identity(1)) == nil)
        // The same version, and a later one.
        try store.give("small", [Some.response(1), Some.response(2, version: Some.version(submitted: 2_000))])
        try store.reveal(staging) { transaction in
            try transaction.reveal()
            try transaction.record(Some.delivery("large"))
        }
        #expect(try store.contact(of: Some.identity(1)) == Some.contact)
        #expect(try store.contact(of: Some.identity(2)) == nil)
        #expect(try store.audit() == [])
    }

    @Test("brings a contact for what was visible before, and no sooner than it is seen itself")
    func laterConsent() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        try store.give("small", [Some.response(1)])
        var staging = try store.beginStaging(claim: "large", sha256: "l", mapping: "m", received: Some.received)
        for _ in 0..<2 { try store.stage(&staging, [Some.response(1)], contact: Some.contact) }
        #expect(try store.contact(of: Some.identity(1)) == nil)
        try store.reveal(staging) { transaction in
            try transaction.reveal()
            try transaction.record(Some.delivery("large"))
        }
        #expect(try store.contact(of: Some.identity(1)) == Some.contact)
        #expect(try store.kept() == [Some.response(1)])
        #expect(try store.audit() == [])
    }

    @Test("keeps its contacts where it takes back what it gave under another mapping, whichever is greater")
    func corrected() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        let before = (1...4).map { Some.response($0, version: Some.version(digest: 5)) }
        let after = (1...4).map { Some.response($0, version: Some.version(digest: $0 < 3 ? 1 : 9)) }
        try store.give("before", before, contact: Some.contact, sha256: "l")
        var staging = try store.beginStaging(claim: "large", sha256: "l", mapping: "m", received: Some.received)
        try store.stage(&staging, after, contact: Some.contact)
        #expect(try store.kept() == before)
        try store.reveal(staging) { transaction in
            try transaction.takeBack(sha256: "l")
            try transaction.reveal()
            try transaction.record(Some.delivery("large", sha256: "l"))
        }
        #expect(try store.kept() == after)
        for number in 1...4 { #expect(try store.contact(of: Some.identity(UInt8(number))) == Some.contact) }
        #expect(try store.audit() == [])
    }

    @Test("that is discarded leaves alone whom another has to be answered for")
    func unjudged() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        let judge = AlertJudge(maxAge: .days(3)) { _ in AlertReason(isLow: true, words: [], cause: nil) }
        for number in UInt8(1)...2 {
            var staging = try store.beginStaging(
                claim: "\(number)", sha256: "l", mapping: "m", received: Some.received)
            try store.stage(&staging) { transaction, _ in
                var batch = store.batch()
                batch.append(ResponseRow(Some.response(number)), contact: nil, isUrgent: true)
                let taken = try transaction.take(batch, received: Some.received, contactKept: Some.contactKept)
                try transaction.judge(batch, taken, received: Some.received, judge)
            }
            if number == 1 {
                try store.reveal(staging) { transaction in
                    try transaction.reveal()
                    try transaction.record(Some.delivery("1"))
                }
            }
        }
        #expect(try !store.discardAbandonedStaging(claims: ["2"]))
        while try store.discardAbandonedStaging(claims: []) {}
        #expect(try store.staging() == nil)
        while try store.judgeRevealed(received: Some.received, judge, atMost: 10) {}
        #expect(try store.waitingAlerts()["0042"]?.count == 1)
    }

    @Test("forgets whom somebody has erased meanwhile, and leaves them out from then on")
    func erased() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        var staging = try store.beginStaging(claim: "large", sha256: "l", mapping: "m", received: Some.received)
        try store.stage(&staging, [Some.response(1), Some.response(2)], contact: Some.contact)
        _ = try store.erase([Some.identity(1), Some.identity(3)])
        try store.stage(&staging, [Some.response(3), Some.response(4)])
        try store.reveal(staging) { transaction in
            try transaction.reveal()
            try transaction.record(Some.delivery("large"))
        }
        #expect(try store.kept().map(\.identity) == [Some.identity(2), Some.identity(4)])
        #expect(try store.audit() == [])
    }

    @Test("leaves nothing where it is not taken after all, and its ids stay its own")
    func discarded() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        var staging = try store.beginStaging(claim: "large", sha256: "l", mapping: "m", received: Some.received)
        try store.stage(&staging, (1...9).map { Some.response($0) }, contact: Some.contact)
        try store.give("small", [Some.response(10)])
        while try store.discardStaging() {}
        for table in ["contact", "person", "repeated", "contested", "unjudged", "staged", "staged_stretch"] {
            #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") } == 0, "\(table)")
        }
        try store.give("again", (1...9).map { Some.response($0) })
        #expect(try store.kept().count == 10)
        #expect(try store.audit() == [])
    }
}

extension Store {
    fileprivate func stage(_ staging: inout Staging, _ responses: [Response], contact: Contact? = nil) throws {
        try stage(&staging) { transaction, progress in
            for start in stride(from: 0, to: responses.count, by: 7) {
                var batch = self.batch()
                for response in responses[start..<min(start + 7, responses.count)] {
                    batch.append(ResponseRow(response), contact: contact, isUrgent: false)
                }
                _ = try transaction.take(batch, received: Some.received, contactKept: Some.contactKept)
                progress.responses += batch.count
            }
        }
    }
}
