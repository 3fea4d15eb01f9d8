/// A delighted customer who agreed to be reached: to be thanked, or invited, once.
package struct Advocate: Equatable, Sendable {
    /// The newest answer of theirs that makes them one.
    package var response: Response
    package var contact: Contact
    /// When somebody said that they were invited, on whichever of their answers.
    package var invited: Instant?

    package init(response: Response, contact: Contact, invited: Instant? = nil) {
        self.response = response
        self.contact = contact
        self.invited = invited
    }

    /// What answers name them by: 16 hexadecimal digits.
    package var id: String { response.identity.short }
}

/// The advocates of one location, the newest first.
package struct AdvocateList: Equatable, Sendable {
    /// So many are told of, however many there are.
    package static let most = 1_000

    package var location: Identifier
    /// The first `most`.
    package var advocates: [Advocate]
    /// Of all.
    package var count: Int

    /// - Parameter count: of all, of which those given are the first.
    package init(location: Identifier, advocates: [Advocate], count: Int? = nil) {
        self.location = location
        self.advocates = advocates
        self.count = max(count ?? 0, advocates.count)
    }
}

/// What was done about an advocate.
package struct AdvocateAnswer: Equatable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        /// Somebody asked them, so that nobody asks them again.
        case invited
    }

    package var advocate: String
    package var state: State
    package var note: String?

    package init(advocate: String, state: State = .invited, note: String? = nil) {
        self.advocate = advocate
        self.state = state
        self.note = note
    }
}

extension Contact {
    /// Digits without which a number is no telephone number: `-`, `0` and `n/a` are nobody's.
    static let fewestDigits = 5

    /// Where to reach them, in a form in which the same address reads the same: an e-mail address in small letters, a
    /// telephone number as its digits, without the `00` or `+` in front of its country and the `(0)` behind. A number is
    /// not the same with and without its country, as nothing here knows which that would be.
    package var addresses: [String] {
        [email.flatMap(Self.mail), phone.flatMap(Self.number)].compactMap(\.self)
    }

    private static func mail(_ text: String) -> String? {
        let parts = Inert.text(text).split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { return nil }
        return "mailto:" + parts.joined(separator: "@").lowercased()
    }

    private static func number(_ text: String) -> String? {
        let plain = Array(Inert.text(text).filter { !$0.isWhitespace })
        var digits: [Int] = []
        for (place, character) in plain.enumerated() {
            guard let digit = character.wholeNumberValue, (0...9).contains(digit) else { continue }
            let isTrunk =
                digit == 0 && place > 0 && plain[place - 1] == "(" && place + 1 < plain.count
                && plain[place + 1] == ")"
            if !(isTrunk && !digits.isEmpty) { digits.append(digit) }
        }
        if digits.starts(with: [0, 0]) { digits.removeFirst(2) }
        return digits.count < fewestDigits ? nil : "tel:" + digits.map(String.init).joined()
    }
}
