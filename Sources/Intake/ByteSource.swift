/// Where a file's bytes come from: an open file that is hashed on the way, or memory.
package protocol ByteSource {
    /// Puts the next bytes at the start of the buffer and says how many; 0 only at the end of the file.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}
