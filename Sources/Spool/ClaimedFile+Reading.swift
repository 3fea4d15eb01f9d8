import Domain
import Crypto

extension ClaimedFile {
    /// The SHA-256 of the file's bytes: 64 lower-case hexadecimal digits.
    /// - Parameter beat: called again and again while it is read.
    /// - Throws: `changed` if it was written to since it was claimed.
    package func sha256(beat: () -> Void = {}) throws(SpoolError) -> String {
        var digest = try digest()
        while true {
            beat()
            if let sha256 = try digest.advance() { return sha256 }
        }
    }

    /// Likewise, piece by piece.
    package func digest() throws(SpoolError) -> ClaimedDigest {
        ClaimedDigest(file: self, digest: FileDigest(try open()))
    }

    /// The file from its first byte.
    /// - Throws: `changed` if it was written to since it was claimed.
    package func open() throws(SpoolError) -> ClaimedReader {
        let handle = try spool.fileSystem.openFile(name, in: spool.openClaim(claim))
        guard try spool.fileSystem.status(of: handle) == status else { throw .changed(path: handle.path) }
        return ClaimedReader(handle: handle, fileSystem: spool.fileSystem)
    }

    /// Whether nobody wrote to the file since it was claimed. To be asked after the last byte was read and before
    /// anything made of it is committed; after false, `claimed()` gives the file as it is now.
    package func isUnchanged() throws(SpoolError) -> Bool {
        try spool.fileSystem.status(of: name, in: spool.openClaim(claim)) == status
    }

    /// Makes durable that the file was claimed, where no complaints do (`ComplaintFile.finish`). Before its delivery is
    /// committed: a power cut would put it back into the inbox, and it would be in the ledger twice.
    package func makeDurable() throws(SpoolError) {
        try spool.fileSystem.sync(spool.openClaim(claim))
    }
}

/// The bytes of a claimed file, front to back.
package struct ClaimedReader: Sendable {
    let handle: Handle
    let fileSystem: any FileSystem

    /// Fills at most the buffer; 0 is the end.
    package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(SpoolError) -> Int {
        try fileSystem.read(handle, into: buffer)
    }
}

extension Spool {
    func openClaim(_ claim: String) throws(SpoolError) -> Handle {
        guard let folder = Self.folder(ofClaim: claim) else { throw .badName(claim) }
        return try fileSystem.openDirectory(folder, in: open(.work), for: .listing)
    }

    func sha256(of file: Handle) throws(SpoolError) -> String {
        var digest = FileDigest(ClaimedReader(handle: file, fileSystem: fileSystem))
        while true {
            if let sha256 = try digest.advance() { return sha256 }
        }
    }
}

/// The SHA-256 of a claimed file, made piece by piece.
package struct ClaimedDigest: Sendable {
    let file: ClaimedFile
    var digest: FileDigest

    /// Reads on, some megabytes.
    /// - Returns: 64 lower-case hexadecimal digits at the end of the file; nil before it.
    /// - Throws: `changed` if it was written to since it was claimed.
    package mutating func advance() throws(SpoolError) -> String? {
        guard let sha256 = try digest.advance() else { return nil }
        guard try file.isUnchanged() else { throw .changed(path: file.name.printable) }
        return sha256
    }
}

/// The SHA-256 of what is left to read of a file.
struct FileDigest: Sendable {
    private static let chunk = 256 * 1_024
    private static let chunks = 32

    private var reader: ClaimedReader
    private var hash = SHA256()

    init(_ reader: ClaimedReader) { self.reader = reader }

    mutating func advance() throws(SpoolError) -> String? {
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 16)
        defer { chunk.deallocate() }
        for _ in 0..<Self.chunks {
            let count = try reader.read(into: chunk)
            if count == 0 { return Hexadecimal.lower(hash.finalize()) }
            hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
        }
        return nil
    }
}
