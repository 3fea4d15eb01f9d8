/// Why a configuration cannot be used: everything that is wrong with it, at once.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// In the order of files and lines; never empty.
    package var problems: [ConfigurationProblem]

    package init(problems: [ConfigurationProblem]) { self.problems = problems }

    /// One problem a line, `file:line: what is wrong; what to do`.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One mistake and its remedy.
package struct ConfigurationProblem: Equatable, Sendable, CustomStringConvertible {
    package var file: String
    /// The first line is 1; also 1 where the file as a whole is meant.
    package var line: Int
    /// What is wrong, a semicolon, what to do.
    package var message: String

    package init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = presentable(message)
    }

    package var description: String { "\(file):\(line): \(message)" }
}

/// The message as a terminal can show it: it may quote what somebody else wrote, at any length.
private func presentable(_ message: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in message.unicodeScalars {
        text.append(scalar.isControl || scalar.properties.isBidiControl ? "\u{FFFD}" : scalar)
    }
    guard text.count > 600 else { return String(text) }
    return "\(String(text.prefix(400))) … \(String(text.suffix(180)))"
}
