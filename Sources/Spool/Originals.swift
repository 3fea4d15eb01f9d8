package import Domain
import SystemPackage

/// A file that was taken in or refused and is kept until retention, in `archive/DAY` or `rejected/DAY`.
package struct Original: Sendable {
    package let shelf: Shelf
    package let day: Day
    let name: FileName
    let complaints: FileName?

    /// Below the spool.
    package var path: String { "\(shelf.area.rawValue)/\(day.iso)/\(name.printable)" }

    /// `NAME.SHA8`, also of one that was filed as `NAME.SHA8-1`, and the digits; nil where it is called otherwise.
    package var filed: (name: String, sha256: String)? {
        let parts = name.text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let digits = parts.last?.prefix(while: { $0 != "-" }), digits.count == 8 else {
            return nil
        }
        return ((parts.dropLast() + [digits]).joined(separator: "."), String(digits))
    }
}

extension Spool {
    static let complaintSuffix = ".errors.jsonl"

    /// All that are kept, by shelf, day and name.
    package func originals() throws(SpoolError) -> [Original] {
        var found: [Original] = []
        for shelf in Shelf.allCases {
            let area = try open(shelf.area)
            for folder in try fileSystem.entries(of: area) {
                guard let day = Day(iso: folder.text) else { continue }
                _ = try ifPresent { () throws(SpoolError) in
                    let names = try fileSystem.entries(of: fileSystem.openDirectory(folder, in: area, for: .listing))
                    let all = Set(names)
                    for name in names where !name.isHidden && !name.hasSuffix(Self.complaintSuffix) {
                        let beside = FileName(bytes: name.bytes + Array(Self.complaintSuffix.utf8))
                        found.append(
                            Original(
                                shelf: shelf, day: day, name: name,
                                complaints: beside.flatMap { all.contains($0) ? $0 : nil }))
                    }
                }
            }
        }
        return found
    }

    /// Whether files are being taken in that are not filed yet.
    package func isTakingIn() throws(SpoolError) -> Bool { try !fileSystem.entries(of: open(.work)).isEmpty }

    /// The file from its first byte; nil where it is gone.
    package func open(_ original: Original) throws(SpoolError) -> ClaimedReader? {
        try ifPresent { () throws(SpoolError) in
            try ClaimedReader(
                handle: fileSystem.openFile(original.name, in: directory(of: original)), fileSystem: fileSystem)
        }
    }

    /// Writes a file in the place of another: that is the old one whole or the new one whole, whatever happens. Durable when it
    /// returns. Throws what `fill` throws, and `SpoolError`.
    /// - Parameter fill: writes the new one.
    package func replace(
        _ original: Original, _ fill: (_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        try replace(original.name, in: directory(of: original), fill)
    }

    /// Removes complaints for which `goes` holds; `goes` is given each line. Durable when it returns.
    /// - Returns: how many.
    package func removeComplaints(
        beside original: Original, _ goes: (ArraySlice<UInt8>) -> Bool
    ) throws -> Int {
        guard let complaints = original.complaints else { return 0 }
        let directory = try directory(of: original)
        var gone = 0
        try eachLine(of: complaints, in: directory) { gone += goes($0) ? 1 : 0 }
        guard gone > 0 else { return 0 }
        try replace(complaints, in: directory) { write in
            try eachLine(of: complaints, in: directory) { line in
                if !goes(line) { try (line + [UInt8(ascii: "\n")]).withUnsafeBytes(write) }
            }
        }
        return gone
    }

    private func eachLine(
        of name: FileName, in directory: Handle, _ body: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        guard let file = try ifPresent({ () throws(SpoolError) in try fileSystem.openFile(name, in: directory) })
        else { return }
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1_024, alignment: 16)
        defer { chunk.deallocate() }
        var rest: [UInt8] = []
        while true {
            let count = try fileSystem.read(file, into: chunk)
            if count == 0 { break }
            rest.append(contentsOf: chunk[..<count])
            var lines = rest[...]
            while let end = lines.firstIndex(of: UInt8(ascii: "\n")) {
                try body(lines[..<end])
                lines = lines[(end + 1)...]
            }
            rest = Array(lines)
        }
        if !rest.isEmpty { try body(rest[...]) }
    }

    /// Removes an original and the complaints about it; durable when it returns.
    package func remove(_ original: Original) throws(SpoolError) {
        let directory = try directory(of: original)
        for name in [original.name, original.complaints].compactMap(\.self) {
            _ = try ifPresent { () throws(SpoolError) in try fileSystem.remove(name, in: directory) }
        }
        try fileSystem.sync(directory)
    }

    func directory(of original: Original) throws(SpoolError) -> Handle {
        try fileSystem.openDirectory(FileName(own: original.day.iso), in: open(original.shelf.area), for: .listing)
    }

    private func replace(
        _ name: FileName, in directory: Handle,
        _ fill: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        try fileSystem.writeWhole(
            name, in: directory, mode: FilePermissions(rawValue: 0o600), replacing: true, fill)
    }

    /// Removes what an interrupted `replace` left. Nobody else may replace anything meanwhile.
    package func removeUnfinishedOriginals() throws(SpoolError) {
        for shelf in Shelf.allCases {
            let area = try open(shelf.area)
            for folder in try fileSystem.entries(of: area) where Day(iso: folder.text) != nil {
                _ = try ifPresent { () throws(SpoolError) in
                    let directory = try fileSystem.openDirectory(folder, in: area, for: .listing)
                    for name in try fileSystem.entries(of: directory) where TemporaryNames.made(name) {
                        try fileSystem.remove(name, in: directory)
                    }
                }
            }
        }
    }
}
