/// Two hexadecimal digits for each byte.
package enum Hexadecimal {
    package static func lower(_ bytes: some Sequence<UInt8>) -> String { digits(bytes, "0123456789abcdef") }

    package static func upper(_ bytes: some Sequence<UInt8>) -> String { digits(bytes, "0123456789ABCDEF") }

    private static func digits(_ bytes: some Sequence<UInt8>, _ alphabet: StaticString) -> String {
        alphabet.withUTF8Buffer { alphabet in
            var text: [UInt8] = []
            for byte in bytes {
                text.append(alphabet[Int(byte >> 4)])
                text.append(alphabet[Int(byte & 0xF)])
            }
            return String(decoding: text, as: UTF8.self)
        }
    }
}
