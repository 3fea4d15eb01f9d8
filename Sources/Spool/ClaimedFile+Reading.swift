import Domain
import Crypto

extension ClaimedFile {
    /// The SHA-256 of the file's bytes: 64 lower-case hexadecimal digits.
    /// - Parameter beat: called again and again while it is read.
    /// - Throws: `changed` if it was written to since it was claimed.
    package func sha256(beat: () -> Void = {}) throws(SpoolError) -> String {
        let file = try open()
        let digest = try spool.sha256(of: file.handle, beat: beat)
        guard try isUnchanged() else { throw .changed(path: file.handle.path) }
        return digest
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

    func sha256(of file: Handle, beat: () -> Void = {}) throws(SpoolError) -> String {
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1_024, alignment: 16)
        defer { chunk.deallocate() }
        var hash = SHA256()
        while true {
            beat()
            let count = try fileSystem.read(file, into: chunk)
            if count == 0 { return Hexadecimal.lower(hash.finalize()) }
            hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
        }
    }
}
