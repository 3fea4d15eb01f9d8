import Spool

extension String {
    /// As a shell reads it; the usual path needs no quotes.
    var shellWord: String {
        let isPlain = utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "/._-".utf8.contains(byte)
        }
        return isPlain ? self : Printable.shellWord(Array(utf8))
    }
}
