/// A file of a library folder, as somebody else read it from the disk.
package struct LibraryFile: Equatable, Sendable {
    /// As people should see it in messages.
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The last part of the path without `.yaml`.
    var stem: String {
        let name =
            path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) } ?? path
        return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    }
}
