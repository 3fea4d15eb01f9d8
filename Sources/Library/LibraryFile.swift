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

/// Something that is not as it should be in a library file.
package struct LibraryProblem: Equatable, Sendable, CustomStringConvertible {
    package enum Severity: String, CaseIterable, Sendable {
        /// The file is left out.
        case error
        /// The action serves, but somebody should look at it.
        case warning
        /// Nothing to mend: the action is fine, and this brand has no use for it or for a part of it.
        case note
    }

    package var severity: Severity
    package var file: String
    /// The first line is 1.
    package var line: Int
    /// What is wrong, then what to do about it.
    package var message: String

    package init(severity: Severity, file: String, line: Int, message: String) {
        self.severity = severity
        self.file = file
        self.line = line
        self.message = message
    }

    /// `file:line: message`, with the severity before the message where it is not an error.
    package var description: String {
        severity == .error ? "\(file):\(line): \(message)" : "\(file):\(line): \(severity.rawValue): \(message)"
    }
}
