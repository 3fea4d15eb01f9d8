/// One entry of the journal: its fields, in order. systemd.journal-fields(7) lists those with a meaning.
package struct JournalEntry: Equatable, Sendable {
    package struct Field: Equatable, Sendable {
        package var name: String
        /// Any bytes, newlines too.
        package var value: [UInt8]

        package init(_ name: String, _ value: some Sequence<UInt8>) {
            self.name = name
            self.value = Array(value)
        }

        package init(_ name: String, _ value: String) {
            self.init(name, value.utf8)
        }

        /// Whether the journal accepts the name from a program: A–Z, 0–9 and _, not starting with a digit or with the _
        /// of what journald itself vouches for, 64 characters at most.
        package var hasValidName: Bool {
            guard let first = name.utf8.first, Self.letters.contains(first), name.utf8.count <= 64 else { return false }
            return name.utf8.allSatisfy {
                Self.letters.contains($0) || Self.digits.contains($0) || $0 == UInt8(ascii: "_")
            }
        }

        private static let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    }

    package var fields: [Field]

    package init(_ fields: [Field]) {
        self.fields = fields
    }

    /// What sd_journal_sendv(3) takes: `NAME=value` of each field. Fields without a valid name are left out, because
    /// one of them would cost the whole entry.
    package var assignments: [[UInt8]] {
        fields.filter(\.hasValidName).map { Array($0.name.utf8) + [UInt8(ascii: "=")] + $0.value }
    }
}
