import Testing

@testable import Spool

@Suite("Telling finished files from unfinished ones")
struct SettlingTests {
    private func name(_ text: String) throws -> FileName { try #require(FileName(text)) }

    /// A version is what writing changes, a mark what only a change of owner or mode does.
    private func file(
        _ text: String = "x.csv", inode: UInt64 = 1, version: Int64 = 1, mark: Int64 = 0
    ) throws -> InboxFile {
        try InboxFile(
            name: name(text),
            status: FileStatus(
                kind: .regular, device: 1, inode: inode, links: 1, size: version,
                modified: FileTime(seconds: version, nanoseconds: 0),
                changed: FileTime(seconds: version, nanoseconds: mark)))
    }

    private func finished(_ texts: String...) throws -> InboxChanges {
        try InboxChanges(finished: Set(texts.map(name)))
    }

    private func modified(_ texts: String...) throws -> InboxChanges {
        try InboxChanges(modified: Set(texts.map(name)))
    }

    @Test("a file without a hint is finished when it was the same for the settle time, and not a moment before")
    func settles() throws {
        var settling = Settling()
        let files = try [file()]
        for (now, isFinished) in [
            (100.0, false), (100, false), (104.999, false), (105, true), (105, true), (9_999, true),
        ] {
            let (finished, again) = settling.look(at: files, now: .seconds(now))
            #expect(finished == (isFinished ? files : []), "at \(now)")
            #expect(again == (isFinished ? nil : .seconds(105)))
        }
    }

    @Test(
        "a file that is different at each look is never finished without a hint",
        arguments: [("version", 1, 0, 0), ("mark", 0, 1, 0), ("inode", 0, 0, 1)])
    func neverSettles(what: String, version: Int64, mark: Int64, inode: UInt64) throws {
        var settling = Settling()
        for step in 0..<100 {
            let now = Duration.seconds(step * 60)
            let looked = settling.look(
                at: [
                    try file(
                        inode: 1 + inode * UInt64(step), version: 1 + version * Int64(step), mark: mark * Int64(step))
                ], now: now)
            #expect(looked.finished.isEmpty)
            #expect(looked.again == now + Settling.time)
        }
    }

    @Test("a file with a hint is finished at once, stays so while it is left, and settles anew when it changes")
    func hinted() throws {
        var settling = Settling()
        settling.note(try finished("x.csv"))
        for now in [1, 1, 2, 100] {
            let looked = settling.look(at: [try file()], now: .seconds(now))
            #expect(try looked.finished == [file()] && looked.again == nil)
        }
        let changed = try file(version: 2)
        #expect(settling.look(at: [changed], now: .seconds(101)) == ([], .seconds(106)))
        #expect(settling.look(at: [changed], now: .seconds(106)) == ([changed], nil))
    }

    @Test("the last word counts, within one batch of changes and over several")
    func lastWord() throws {
        let cases: [([InboxChanges], Bool)] = try [
            ([finished("x.csv"), modified("x.csv")], false),
            ([modified("x.csv"), finished("x.csv")], true),
            ([finished("x.csv"), modified("x.csv"), finished("x.csv")], true),
            ([finished("x.csv"), InboxChanges()], true),
            ([finished("x.csv"), InboxChanges(touched: true)], true),
            ([finished("y.csv"), modified("x.csv")], false),
            ([finished("x.csv"), InboxChanges(overflowed: true)], false),
            ([finished("x.csv"), InboxChanges(lost: true)], false),
            ([InboxChanges(finished: [name("x.csv")], overflowed: true)], false),
            ([InboxChanges(finished: [name("x.csv")], lost: true)], false),
            ([InboxChanges(overflowed: true), finished("x.csv")], true),
            ([InboxChanges(finished: [name("x.csv")], modified: [name("x.csv")])], false),
        ]
        for (changes, isFinished) in cases {
            for isKnown in [false, true] {
                var settling = Settling()
                if isKnown { _ = settling.look(at: [try file()], now: .zero) }
                changes.forEach { settling.note($0) }
                #expect(try settling.look(at: [file()], now: .seconds(1)).finished.isEmpty != isFinished, "\(changes)")
            }
        }
    }

    @Test(
        "a hint serves the scan after it and no other: no file that comes later, and no other of its name"
    )
    func staleHint() throws {
        var settling = Settling()
        settling.note(try finished("x.csv", "y.csv"))
        #expect(try settling.look(at: [file("y.csv")], now: .zero).finished.count == 1)
        #expect(try settling.look(at: [file(), file("y.csv", inode: 2)], now: .seconds(1)) == ([], .seconds(6)))
    }

    @Test("a file that was written to settles anew though it looks the same, also one that was finished")
    func sameLooks() throws {
        for hint in try [InboxChanges(), finished("x.csv")] {
            var settling = Settling()
            settling.note(hint)
            _ = settling.look(at: [try file()], now: .zero)
            settling.note(try modified("x.csv"))
            #expect(try settling.look(at: [file()], now: .seconds(4)) == ([], .seconds(9)))
            #expect(try settling.look(at: [file()], now: .seconds(8)) == ([], .seconds(9)))
            #expect(try settling.look(at: [file()], now: .seconds(9)) == ([file()], nil))
        }
    }

    @Test("an overflow makes nothing finished, and nothing unfinished that is seen to be the same")
    func overflow() throws {
        var settling = Settling()
        settling.note(try finished("x.csv"))
        let files = try [file(), file("y.csv")]
        #expect(settling.look(at: files, now: .zero) == ([files[0]], .seconds(5)))
        settling.note(InboxChanges(overflowed: true))
        #expect(settling.look(at: files, now: .seconds(1)) == ([files[0]], .seconds(5)))
        #expect(settling.look(at: files, now: .seconds(5)) == (files, nil))
    }

    @Test("files are judged each by itself, come in the scan's order, and the earliest decides when to look again")
    func several() throws {
        var settling = Settling()
        let (a, b, c) = try (file("a"), file("b"), file("c"))
        #expect(settling.look(at: [b], now: .seconds(1)) == ([], .seconds(6)))
        settling.note(try finished("a"))
        #expect(settling.look(at: [c, b, a], now: .seconds(3)) == ([a], .seconds(6)))
        #expect(settling.look(at: [c, b, a], now: .seconds(6)) == ([b, a], .seconds(8)))
        #expect(settling.look(at: [c, b, a], now: .seconds(8)) == ([c, b, a], nil))
        #expect(settling.look(at: [], now: .seconds(9)) == ([], nil))
    }

    @Test("a file that was gone for one scan begins anew")
    func gone() throws {
        var settling = Settling()
        settling.note(try finished("x.csv"))
        _ = settling.look(at: [try file()], now: .zero)
        _ = settling.look(at: [], now: .seconds(1))
        #expect(try settling.look(at: [file()], now: .seconds(2)) == ([], .seconds(7)))
    }

    @Test("a finished file that is another afterwards settles anew with or without a hint: it may have been put back")
    func putBack() throws {
        for next in try [file(version: 2), file(inode: 2)] {
            var settling = Settling()
            settling.note(try finished("x.csv"))
            _ = settling.look(at: [try file()], now: .zero)
            settling.note(try finished("x.csv"))
            #expect(settling.look(at: [next], now: .seconds(1)) == ([], .seconds(6)))
            settling.note(try finished("x.csv"))
            #expect(settling.look(at: [next], now: .seconds(2)) == ([next], nil))
        }
    }

    @Test("a new mode does not spoil a hint")
    func mode() throws {
        var settling = Settling()
        settling.note(try finished("x.csv"))
        _ = settling.look(at: [try file()], now: .zero)
        settling.note(InboxChanges(finished: [try name("x.csv")], touched: true))
        #expect(try settling.look(at: [file(mark: 1)], now: .seconds(1)).finished.count == 1)
    }

    @Test("what happens between the changes and the scan is not taken for finished, and is looked at again at once")
    func meanwhile() throws {
        for (changes, again) in try [
            (modified("x.csv"), 6), (finished("x.csv"), 1), (InboxChanges(overflowed: true), 1),
            (InboxChanges(lost: true), 1),
        ] {
            var settling = Settling()
            settling.note(try finished("x.csv"))
            let looked = settling.look(at: [try file()], now: .seconds(1), meanwhile: changes)
            #expect(looked == ([], .seconds(again)), "\(changes)")
            let isClosed = !changes.finished.isEmpty
            #expect(try settling.look(at: [file(version: 2)], now: .seconds(2)).finished.isEmpty != isClosed)
        }
    }

    @Test("a file that comes after the scan keeps its hint for the next one")
    func late() throws {
        var settling = Settling()
        let first = settling.look(at: [], now: .seconds(1), meanwhile: try finished("x.csv"))
        #expect(first == ([], .seconds(1)))
        #expect(try settling.look(at: [file()], now: .seconds(1)) == ([file()], nil))
    }

    @Test("neither a clock that stands still nor one that goes back finishes anything or asks for a look in the past")
    func oddClock() throws {
        var settling = Settling()
        for now in [100, 100, 100, 90, 100] {
            let looked = settling.look(at: [try file()], now: .seconds(now))
            #expect(looked == ([], .seconds(105)))
        }
    }
}

@Suite("Settling in a simulated inbox")
struct SettlingModelTests {
    @Test(
        "whatever happens when, no file counts as finished that is not, and in the end all do",
        arguments: UInt64(1)...20)
    func model(seed: UInt64) throws {
        var world = World(seed: seed)
        var settling = Settling()
        var finishedInTheEnd: [InboxFile] = []
        for _ in 0..<500 {
            world.disturb()
            settling.note(world.changes())
            world.disturb()
            let scan = world.files
            world.disturb()
            let looked = settling.look(at: scan.map(\.seen), now: world.now, meanwhile: world.changes())
            let wrong = looked.finished.filter { seen in
                !scan.contains { $0.seen == seen && ($0.isClosed || world.now - $0.written >= Settling.time) }
            }
            guard wrong.isEmpty else {
                Issue.record("finished at \(world.now): \(wrong)")
                return
            }
            #expect(looked.again.map { $0 >= world.now } != false)
            world.take(looked.finished)
        }
        // Nobody writes any more: two looks at the times asked for are enough.
        settling.note(world.changes())
        for _ in 0..<3 {
            let looked = settling.look(at: world.files.map(\.seen), now: world.now)
            finishedInTheEnd = looked.finished
            world.now = looked.again ?? world.now
        }
        #expect(finishedInTheEnd == world.files.map(\.seen))
    }
}

/// An inbox with a few names, writers who do what they like, and a watch that sometimes misses things.
private struct World {
    struct File {
        let name: FileName
        var inode: UInt64
        var version: Int64
        /// When it was last written to.
        var written: Duration
        /// Whether it was closed or moved in after that, by whoever delivers it.
        var isClosed: Bool

        var seen: InboxFile {
            let time = FileTime(seconds: version, nanoseconds: 0)
            return InboxFile(
                name: name,
                status: FileStatus(
                    kind: .regular, device: 1, inode: inode, links: 1, size: version, modified: time, changed: time))
        }
    }

    var now: Duration = .zero
    var files: [File] = []
    private var events = EventBuffer()
    private var state: UInt64
    private var last: Int64 = 0

    init(seed: UInt64) { state = seed }

    /// Numbers enough for a simulation: a linear congruential generator (Knuth's MMIX), of which the high bits serve.
    private mutating func number(below bound: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % bound
    }

    /// Up to three things happen, and some time passes.
    mutating func disturb() {
        for _ in 0..<number(below: 4) { happen() }
        now += .milliseconds(Int64(number(below: 1_500)))
    }

    private mutating func happen() {
        guard let name = FileName(["a", "b", "c"][Int(number(below: 3))]) else { return }
        last += 1
        let index = files.firstIndex { $0.name == name }
        let new = File(name: name, inode: UInt64(last), version: last, written: now, isClosed: false)
        switch (number(below: 6), index) {
        case (0, _):
            if let index { files.remove(at: index) }
            files.append(new)
            files[files.count - 1].isClosed = true
            events.add(.moved, name)
        case (1, let index?):
            // Removed, and begun anew under its name.
            files[index] = new
            events.add(.created, name)
        case (2, let index?):
            files[index].isClosed = true
            events.add(.closed, name)
        case (3, let index?):
            files.remove(at: index)
        case (_, let index?):
            files[index].version = last
            files[index].written = now
            files[index].isClosed = false
            events.add(.modified, name)
        case (_, nil):
            files.append(new)
            events.add(.created, name)
        }
    }

    /// What the watch says since the last call.
    mutating func changes() -> InboxChanges {
        if number(below: 20) == 0 { events.overflow(keeping: Int(number(below: 4))) }
        defer { events = EventBuffer() }
        return events.changes
    }

    /// Some of the finished files are taken; those that changed since they were scanned are put back.
    mutating func take(_ finished: [InboxFile]) {
        for file in finished where number(below: 2) == 0 {
            // Something may happen while the ones before are taken.
            if number(below: 4) == 0 { happen() }
            if let index = files.firstIndex(where: { $0.seen == file }) {
                files.remove(at: index)
            } else if files.contains(where: { $0.name == file.name }) {
                events.add(.moved, file.name)
            }
        }
    }
}
