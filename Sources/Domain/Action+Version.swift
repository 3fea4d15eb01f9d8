extension Action {
    /// 16 hexadecimal digits of what the action asks for and says (FNV-1a, Fowler, Noll & Vo 1991): an action that is written
    /// anew is another practice, with evidence of its own. Whom it is from and what that one believes are no part of it.
    package var version: String {
        let texts =
            [title, owner, "\(minutes)", cadence.rawValue, say, watch, effort.rawValue, behaviour ?? ""] + steps
            + ["drivers"] + drivers + ["causes"] + causes + ["formats"] + applicability.formats + ["regions"]
            + applicability.regions + ["dayparts"] + applicability.dayparts
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for text in texts {
            for byte in text.utf8 + [0] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
