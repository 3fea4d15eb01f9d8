/// Something that is not as it should be in a file that people write.
package struct FileProblem: Equatable, Sendable, CustomStringConvertible {
    package enum Severity: String, CaseIterable, Sendable {
        /// What the file is for cannot be had.
        case error
        /// The file serves, but somebody should look at it.
        case warning
        /// Nothing to mend: the file is fine, and there is no use for it or for a part of it.
        case note
    }

    package var severity: Severity
    package var file: String
    /// The first line is 1; also 1 where the file as a whole is meant.
    package var line: Int
    /// What is wrong, a semicolon, what to do.
    package var message: String

    package init(severity: Severity = .error, file: String, line: Int, message: String) {
        self.severity = severity
        self.file = file
        self.line = line
        self.message = Self.presentable(message)
    }

    /// `file:line: message`, with the severity before the message where it is not an error.
    package var description: String {
        severity == .error ? "\(file):\(line): \(message)" : "\(file):\(line): \(severity.rawValue): \(message)"
    }

    /// The message as a terminal can show it: it may quote what somebody else wrote, at any length.
    private static func presentable(_ message: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in message.unicodeScalars {
            text.append(scalar.isControl || scalar.properties.isBidiControl ? "\u{FFFD}" : scalar)
        }
        guard text.count > 600 else { return String(text) }
        return "\(String(text.prefix(400))) … \(String(text.suffix(180)))"
    }
}

extension Unicode.Scalar {
    /// Whether it steers a terminal instead of being read.
    package var isControl: Bool { properties.generalCategory == .control }
}
