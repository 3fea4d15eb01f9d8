import SystemPackage

/// The complaints about a claimed file while it is read: lines that later stand beside it as `NAME.SHA8.errors.jsonl`.
///
/// They are collected in the claim's directory, so that a crash takes or keeps them together with the claim,
/// under hidden names, which no file from the inbox has.
package struct ComplaintFile: Sendable {
    static let finished = FileName(own: ".errors.jsonl")
    static let unfinished = FileName(own: ".errors.jsonl.tmp")
    private static let flushAt = 64 * 1_024

    private let directory: Handle
    private let file: Handle
    private let fileSystem: any FileSystem
    private var buffer: [UInt8] = []

    init(directory: Handle, fileSystem: any FileSystem) throws(SpoolError) {
        for name in [Self.finished, Self.unfinished] {
            do throws(SpoolError) {
                try fileSystem.remove(name, in: directory)
            } catch .refused(_, _, .noSuchFileOrDirectory) {}
        }
        self.directory = directory
        self.fileSystem = fileSystem
        file = try fileSystem.createFile(Self.unfinished, in: directory, mode: FilePermissions(rawValue: 0o600))
    }

    /// Adds one line, given without its line end.
    package mutating func append(_ line: some Sequence<UInt8>) throws(SpoolError) {
        buffer.append(contentsOf: line)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.flushAt { try flush() }
    }

    /// Makes the complaints durable. Before the delivery is committed: then `Spool.file` finds them, also after a
    /// crash.
    package mutating func finish() throws(SpoolError) {
        try flush()
        try fileSystem.sync(file)
        try fileSystem.rename(Self.unfinished, in: directory, to: Self.finished, in: directory, replacing: true)
        try fileSystem.sync(directory)
    }

    private mutating func flush() throws(SpoolError) {
        try fileSystem.write(buffer, to: file)
        buffer.removeAll(keepingCapacity: true)
    }
}

extension ClaimedFile {
    /// Begins the list of complaints about this file anew. Once it is finished it replaces any that a delivery of the
    /// same bytes left on the same day, also when it is empty.
    package func complaints() throws(SpoolError) -> ComplaintFile {
        try ComplaintFile(directory: spool.openClaim(claim), fileSystem: spool.fileSystem)
    }
}

extension FileSystem {
    func write(_ bytes: [UInt8], to file: Handle) throws(SpoolError) {
        try bytes.withUnsafeBufferPointer { buffer throws(SpoolError) in
            try write(UnsafeRawBufferPointer(buffer), to: file)
        }
    }
}
