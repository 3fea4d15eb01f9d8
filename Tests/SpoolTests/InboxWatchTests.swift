import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("Watching the inbox")
struct InboxWatchTests {
    let folder: TemporaryFolder
    let spool: Spool
    let watch: InboxWatch

    init() throws {
        folder = try TemporaryFolder()
        spool = try folder.prepared()
        watch = try InboxWatch(spool)
    }

    private func path(_ name: String) -> String { "\(spool.root)/inbox/\(name)" }

    private func names(_ texts: String...) throws -> Set<FileName> {
        Set(try texts.map { try #require(FileName($0)) })
    }

    private func write(_ text: String, to name: String) throws { try folder.write(text, to: "spool/inbox/\(name)") }

    private func isReadable(within milliseconds: CInt = 0) -> Bool {
        var wanted = pollfd(fd: watch.descriptor.rawValue, events: Int16(POLLIN), revents: 0)
        return poll(&wanted, 1, milliseconds) == 1
    }

    /// The changes up to those by which the files are finished. The kernel tells of a file's closing when its last
    /// descriptor is closed, and for a moment a process that another test starts has a copy.
    private func changesUntilClosed(_ texts: String...) throws -> InboxChanges {
        var missing = Set(try texts.map { try #require(FileName($0)) })
        while true {
            let changes = try watch.changes()
            missing.subtract(changes.finished)
            if missing.isEmpty { return changes }
            try #require(isReadable(within: 10_000))
        }
    }

    @Test("where nothing happens, nothing is reported")
    func quiet() throws {
        #expect(!isReadable())
        #expect(try watch.changes() == InboxChanges())
        #expect(try watch.isCurrent())
    }

    @Test("a file written and closed is finished; while it is open it is modified")
    func written() throws {
        let file = open(path("x.csv"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o640)
        #expect(try watch.changes() == InboxChanges(modified: names("x.csv")))
        Glibc.write(file, "a", 1)
        #expect(isReadable())
        #expect(try watch.changes() == InboxChanges(modified: names("x.csv")))
        #expect(!isReadable())
        Glibc.write(file, "b", 1)
        close(file)
        #expect(try changesUntilClosed("x.csv") == InboxChanges(finished: names("x.csv")))
        #expect(try watch.changes() == InboxChanges())
    }

    @Test("a file written to again after it was closed is modified")
    func reopened() throws {
        try write("a", to: "x.csv")
        _ = try changesUntilClosed("x.csv")
        try write("b", to: "x.csv")
        _ = try changesUntilClosed("x.csv")
        rename(path("x.csv"), path("y.csv"))
        let file = open(path("y.csv"), O_WRONLY | O_TRUNC | O_CLOEXEC)
        defer { close(file) }
        #expect(try watch.changes() == InboxChanges(modified: names("y.csv")))
    }

    @Test("a file moved in is finished, whatever it was called before")
    func movedIn() throws {
        try folder.write("x", to: "outside")
        rename("\(folder.path)/outside", path("a.csv"))
        #expect(try watch.changes() == InboxChanges(finished: names("a.csv")))
        try write("x", to: ".b.csv.tmp")
        #expect(try watch.changes() == InboxChanges())
        rename(path(".b.csv.tmp"), path("b.csv"))
        #expect(try watch.changes() == InboxChanges(finished: names("b.csv")))
        rename(path("b.csv"), path("b.csv.part"))
        #expect(try watch.changes() == InboxChanges())
    }

    @Test("a submitted file is finished")
    func submitted() throws {
        try folder.write("x", to: "outside.csv")
        _ = try spool.submit(fileAt: "\(folder.path)/outside.csv")
        #expect(try watch.changes() == InboxChanges(finished: names("outside.csv")))
    }

    @Test("a second name is no finished file")
    func linked() throws {
        try folder.write("x", to: "outside")
        link("\(folder.path)/outside", path("x.csv"))
        #expect(try watch.changes() == InboxChanges(modified: names("x.csv")))
    }

    @Test("closing a file that another has replaced says nothing about the other", arguments: ["rename", "remove"])
    func replacedFile(by way: String) throws {
        let old = open(path("x.csv"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o640)
        if way == "remove" {
            unlink(path("x.csv"))
        } else {
            try folder.write("x", to: "outside")
            rename("\(folder.path)/outside", path("x.csv"))
            #expect(try watch.changes() == InboxChanges(finished: names("x.csv")))
        }
        let new = open(path("x.csv"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o640)
        defer { close(new) }
        Glibc.write(new, "a", 1)
        close(old)
        #expect(try watch.changes() == InboxChanges(modified: names("x.csv"), touched: way == "remove"))
    }

    @Test("a changed mode is a reason to look, and finishes nothing")
    func mode() throws {
        try write("x", to: "x.csv")
        _ = try changesUntilClosed("x.csv")
        for changed in [path("x.csv"), path("")] {
            chmod(changed, 0o700)
            let changes = try watch.changes()
            #expect(changes == InboxChanges(touched: true))
            #expect(changes != InboxChanges() && changes.callsForLook)
        }
    }

    @Test("scanning, and taking files out, causes no changes; a file put back is moved in")
    func own() throws {
        try write("x", to: "x.csv")
        try write("y", to: "y.csv")
        _ = try changesUntilClosed("x.csv", "y.csv")
        let files = try spool.scan().ready
        _ = try spool.claim(#require(files.first { $0.name.text == "x.csv" }), as: "c-1").sha256()
        try spool.removeLeftovers()
        #expect(!isReadable())

        let file = open(path("y.csv"), O_WRONLY | O_APPEND | O_CLOEXEC)
        defer { close(file) }
        Glibc.write(file, "z", 1)
        #expect(try watch.changes() == InboxChanges(modified: names("y.csv")))
        #expect(throws: SpoolError.self) {
            try spool.claim(#require(files.first { $0.name.text == "y.csv" }), as: "c-2")
        }
        #expect(try watch.changes() == InboxChanges(finished: names("y.csv")))
    }

    @Test(
        "names are bytes",
        arguments: [
            [UInt8](repeating: 0xFF, count: 255), [0x80], Array("a".utf8), Array("a b\n\u{1B}".utf8),
            Array("fifteen-bytes-x".utf8), Array("sixteen-bytes-xx".utf8),
        ])
    func odd(name: [UInt8]) throws {
        try folder.write([1], to: Array("outside".utf8))
        rename("\(folder.path)/outside", path("plain"))
        let full = (Array(path("").utf8) + name).map(CChar.init(bitPattern:)) + [0]
        rename(path("plain"), full)
        #expect(try watch.changes().finished == names("plain").union([#require(FileName(bytes: name))]))
    }

    /// The whole machine's, and an administrator's to set.
    private static let queueHoldsMany =
        ((try? HostFiles.read("/proc/sys/fs/inotify/max_queued_events")).flatMap {
            Int(String(decoding: $0, as: UTF8.self).filter(\.isNumber))
        } ?? 0) >= 16_384

    @Test("many changes are all reported", .enabled(if: queueHoldsMany, "this machine's inotify queue is short"))
    func many() throws {
        let texts = (0..<3_000).map { "a-name-long-enough-to-fill-the-buffer-more-than-once-\($0)" }
        var last = path("first")
        symlink("nowhere", last)
        for text in texts {
            rename(last, path(text))
            last = path(text)
        }
        let changes = try watch.changes()
        let areAllThere = changes.finished.isSuperset(of: texts.compactMap { FileName($0) })
        #expect(areAllThere)
        let overflowed = changes.overflowed
        #expect(!overflowed)
        #expect(!isReadable())
    }

    @Test("an inbox that is moved away or removed is lost, and not current; a new one at its place can be watched")
    func lost() throws {
        for isRemoved in [false, true] {
            let watch = try InboxWatch(spool)
            if isRemoved { rmdir(path("")) } else { rename(path(""), "\(folder.path)/away") }
            #expect(try watch.changes().lost)
            #expect(try !watch.isCurrent())
            let error = #expect(throws: SpoolError.self) { try InboxWatch(spool) }
            #expect(error?.reason == .noSuchFileOrDirectory)
            try spool.prepare()
            if !isRemoved { #expect(try !watch.isCurrent()) }
            let next = try InboxWatch(spool)
            try write("x", to: ".hidden")
            rename(path(".hidden"), path("x.csv"))
            #expect(try next.isCurrent())
            #expect(try next.changes() == InboxChanges(finished: names("x.csv")))
            #expect(try watch.changes().finished.isEmpty)
            unlink(path("x.csv"))
        }
    }

    @Test("a spool that is moved away and back is watched on; another in its place is not current")
    func movedAbove() throws {
        rename(spool.root, "\(folder.path)/away")
        #expect(try watch.changes() == InboxChanges())
        #expect(try !watch.isCurrent())
        try spool.prepare()
        #expect(try !watch.isCurrent())
        rename(spool.root, "\(folder.path)/other")
        rename("\(folder.path)/away", spool.root)
        #expect(try watch.isCurrent())
        chmod(path(""), 0o700)
        #expect(try watch.changes() == InboxChanges(touched: true))
    }

    @Test("an inbox that is a link or a file is neither watched nor current", arguments: ["link", "file"])
    func noDirectory(kind: String) throws {
        rmdir(path(""))
        if kind == "link" { symlink("/tmp", "\(spool.root)/inbox") } else { try folder.write("", to: "spool/inbox") }
        #expect(throws: SpoolError.self) { try InboxWatch(spool) }
        #expect(throws: SpoolError.self) { try watch.isCurrent() }
    }

    @Test("what the kernel refuses for its limits is named with the limit, not with the disk")
    func limits() {
        let watches = SpoolError.refused(.watch, path: "/s/inbox", .noSpace).description
        #expect(watches.hasPrefix("cannot watch /s/inbox: "))
        #expect(watches.contains("fs.inotify.max_user_watches") && !watches.contains("make room"))
        let instances = SpoolError.refused(.watch, path: "/s/inbox", .tooManyOpenFiles).description
        #expect(instances.contains("fs.inotify.max_user_instances"))
        #expect(SpoolError.refused(.write, path: "/s/x", .noSpace).description.contains("make room"))
    }
}

@Suite("Reading the kernel's events")
struct InboxChangesTests {
    private func changes(_ events: (EventBuffer.Kind, String)...) throws -> InboxChanges {
        var buffer = EventBuffer()
        for (kind, text) in events { buffer.add(kind, try #require(FileName(text))) }
        return buffer.changes
    }

    @Test("the last word about a file counts")
    func lastWord() throws {
        let name = try #require(FileName("x"))
        let (finished, modified) = (InboxChanges(finished: [name]), InboxChanges(modified: [name]))
        #expect(try changes((.created, "x"), (.modified, "x"), (.closed, "x")) == finished)
        #expect(try changes((.closed, "x"), (.modified, "x")) == modified)
        #expect(try changes((.moved, "x"), (.created, "x")) == modified)
        #expect(try changes((.modified, "x"), (.moved, "x"), (.closed, "x")) == finished)
    }

    @Test("an overflow, which has neither watch nor name, is one; what is known beside it is kept")
    func overflow() throws {
        let name = try #require(FileName("x"))
        var buffer = EventBuffer()
        buffer.add(.modified, name)
        buffer.overflow(keeping: 1)
        #expect(buffer.changes == InboxChanges(modified: [name], overflowed: true))
    }

    @Test("files with unfinished names cause nothing", arguments: [".x", "x.tmp", "x.part", "x.filepart", "x~"])
    func ignored(name: String) throws {
        #expect(
            try changes((.created, name), (.modified, name), (.closed, name), (.moved, name), (.touched, name))
                == InboxChanges())
    }

    @Test("the watch's own end is a loss", arguments: [IN_IGNORED, IN_UNMOUNT, IN_MOVE_SELF, IN_DELETE_SELF])
    func end(mask: CInt) {
        var buffer = EventBuffer()
        buffer.add(mask: UInt32(mask), [])
        #expect(buffer.changes == InboxChanges(lost: true))
    }

    @Test("events at any address are read; those cut off anywhere count as missing, and nothing beyond them is read")
    func cut() throws {
        let (x, y) = try (#require(FileName("x")), #require(FileName("y")))
        var buffer = EventBuffer()
        buffer.add(.moved, x)
        let one = buffer.bytes.count
        buffer.add(.moved, y)
        for shift in 0..<8 {
            let shifted = [UInt8](repeating: 0xFF, count: shift) + buffer.bytes
            for end in 0...buffer.bytes.count {
                var changes = InboxChanges()
                shifted.withUnsafeBytes { changes.add(UnsafeRawBufferPointer(rebasing: $0[shift..<shift + end])) }
                #expect(changes.finished == (end < one ? [] : end < buffer.bytes.count ? [x] : [x, y]))
                #expect(changes.overflowed == (![0, one, buffer.bytes.count].contains(end)))
            }
        }
    }

    @Test("an event that claims to be longer than everything is missing")
    func monstrous() {
        var buffer = EventBuffer()
        buffer.add(mask: UInt32(IN_MOVED_TO), Array("x".utf8), length: .max)
        #expect(buffer.changes == InboxChanges(overflowed: true))
    }
}

/// Events as the kernel writes them.
struct EventBuffer {
    enum Kind { case moved, closed, created, modified, touched }

    private var events: [[UInt8]] = []
    var bytes: [UInt8] { events.flatMap { $0 } }

    var changes: InboxChanges {
        var changes = InboxChanges()
        bytes.withUnsafeBytes { changes.add($0) }
        return changes
    }

    mutating func add(_ kind: Kind, _ name: FileName) {
        let mask =
            switch kind {
            case .moved: IN_MOVED_TO
            case .closed: IN_CLOSE_WRITE
            case .created: IN_CREATE
            case .modified: IN_MODIFY
            case .touched: IN_ATTRIB
            }
        add(mask: UInt32(mask), name.bytes)
    }

    /// - Parameter length: what the event says, if that is not the truth.
    mutating func add(watch: CInt = 1, mask: UInt32, _ name: [UInt8], length: UInt32? = nil) {
        // A NUL at least, and more up to whole events' sizes.
        let padded = name.isEmpty ? [] : name + [UInt8](repeating: 0, count: 16 - name.count % 16)
        let head: [UInt32] = [UInt32(bitPattern: watch), mask, 0, length ?? UInt32(padded.count)]
        events.append(head.flatMap { withUnsafeBytes(of: $0, Array.init) } + padded)
    }

    /// Loses all but the first events.
    mutating func overflow(keeping count: Int) {
        events = Array(events.prefix(count))
        add(watch: -1, mask: UInt32(IN_Q_OVERFLOW), [])
    }
}
