import Domain
import Crypto
import SystemPackage

/// A file that was delivered into the inbox.
package struct Submitted: Equatable, Sendable {
    /// What it is called there: the name wanted, or one like it where that was taken.
    package let name: FileName
    /// 64 lower-case hexadecimal digits.
    package let sha256: String
    /// NAME.SHA8: its receipt will be `filedAs` + `.json` in `receipts/`.
    package var filedAs: String { PathName.filed(name, sha256: sha256) }
}

extension Spool {
    /// Delivers a copy of the file at a path, under its own last name or another one.
    package func submit(fileAt path: String, as other: String? = nil) throws(SpoolError) -> Submitted {
        let last = other.map { Array($0.utf8) } ?? path.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init)
        guard let name = FileName(bytes: last ?? []) else { throw .badName(other ?? path) }
        let source: Handle
        do throws(SpoolError) {
            source = try fileSystem.openFile(atPath: path)
        } catch .refused(_, let path, let reason) {
            throw .noInput(path: path, reason)
        }
        guard try fileSystem.status(of: source).kind == .regular else { throw .notAFile(path: source.path) }
        return try submit(name) { write throws(SpoolError) in
            let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1_024, alignment: 16)
            defer { chunk.deallocate() }
            while true {
                let count = try fileSystem.read(source, into: chunk)
                if count == 0 { return }
                try write(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
            }
        }
    }

    /// Delivers a file of these bytes.
    package func submit(_ bytes: [UInt8], named text: String) throws(SpoolError) -> Submitted {
        guard let name = FileName(text) else { throw .badName(text) }
        return try submit(name) { write throws(SpoolError) in
            try bytes.withUnsafeBufferPointer { buffer throws(SpoolError) in try write(UnsafeRawBufferPointer(buffer)) }
        }
    }

    /// Writes under a temporary name that the scan ignores, makes it durable, and renames it without replacing
    /// another's file. Takes no right to list the inbox.
    private func submit(
        _ name: FileName,
        _ fill: ((UnsafeRawBufferPointer) throws(SpoolError) -> Void) throws(SpoolError) -> Void
    ) throws(SpoolError) -> Submitted {
        guard !name.isIgnored else { throw .ignoredName(name.text) }
        let inbox = try open(.inbox, for: .passing)
        let (temporary, file) = try createLocked(in: inbox)
        do throws(SpoolError) {
            var hash = SHA256()
            try fill { buffer throws(SpoolError) in
                hash.update(bufferPointer: buffer)
                try fileSystem.write(buffer, to: file)
            }
            try fileSystem.sync(file)
            let taken = try moveToFreeName(temporary, wanting: name, from: inbox, to: inbox)
            // Of a directory that one may not list nothing can be synced but the file system it is on.
            try fileSystem.syncFileSystem(of: file)
            return Submitted(name: taken, sha256: Hexadecimal.lower(hash.finalize()))
        } catch {
            try? fileSystem.remove(temporary, in: inbox)
            throw error
        }
    }

    /// A new temporary file in the inbox that holds its own lock: without it, it counts as abandoned.
    private func createLocked(in inbox: Handle) throws(SpoolError) -> (FileName, Handle) {
        let names = TemporaryNames()
        for attempt in 0...Self.attempts {
            let name = names.name(attempt)
            let file = try fileSystem.createFile(name, in: inbox, mode: FilePermissions(rawValue: 0o640))
            // Removed as abandoned between the two calls, or about to be: begin again.
            if try fileSystem.tryLock(file), try fileSystem.status(of: file).links == 1 { return (name, file) }
        }
        throw .noFreeName(path: inbox.path(of: names.name(0)))
    }

    static let attempts = 100

    /// Renames to the first of `NAME.csv`, `NAME-1.csv`, … that is free.
    func moveToFreeName(
        _ name: FileName, wanting wanted: FileName, from directory: Handle, to newDirectory: Handle
    ) throws(SpoolError) -> FileName {
        for attempt in 0...Self.attempts {
            let candidate = wanted.numbered(attempt)
            do throws(SpoolError) {
                try fileSystem.rename(name, in: directory, to: candidate, in: newDirectory, replacing: false)
                return candidate
            } catch .refused(_, _, .fileExists) {}
        }
        throw .noFreeName(path: newDirectory.path(of: wanted))
    }
}

extension FileName {
    /// `NAME-2.csv.gz` of `NAME.csv.gz`; the name itself for 0. The number comes before the extension, so that patterns
    /// like `lounge*.csv` still fit.
    func numbered(_ number: Int) -> FileName {
        guard number > 0 else { return self }
        let compressed = hasSuffix(".gz") ? 3 : 0
        let dot = UInt8(ascii: ".")
        let stem = bytes.dropLast(compressed)
        let end = stem.lastIndex(of: dot).flatMap { $0 > 0 ? $0 : nil } ?? stem.endIndex
        let number = Array("-\(number)".utf8)
        let tail = bytes[end...].prefix(255 - number.count)
        let head = bytes[..<end].prefix(255 - number.count - tail.count)
        return FileName(bytes: head + number + tail) ?? self
    }
}
