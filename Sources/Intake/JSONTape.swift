/// One parsed JSON value, flat: its nodes in the order in which they are written, over one buffer of texts.
///
/// A tape is used again for the next value, so that reading a million rows allocates nothing per row.
struct JSONTape: Equatable {
    enum Kind: UInt8 {
        case null, `true`, `false`, number, string, array, object
    }

    struct Node: Equatable {
        var kind: Kind
        /// Where its text lies in `text`: a string without quotes and escapes, a number as written, `true`, `false`.
        /// Of arrays and objects nothing.
        var range: Range<Int>
        /// The number of the first node behind it and what it holds.
        var next: Int
    }

    /// The value itself comes first; behind an object its members as pairs of a string (the name) and a value, behind
    /// an array its elements.
    fileprivate(set) var nodes: [Node] = []
    fileprivate(set) var text: [UInt8] = []

    func bytes(_ node: Node) -> ArraySlice<UInt8> { text[node.range] }

    mutating func clear() {
        nodes.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
    }

    mutating func append(_ kind: Kind, from start: Int) {
        nodes.append(Node(kind: kind, range: start..<text.count, next: nodes.count + 1))
    }

    mutating func append(text bytes: some Collection<UInt8>) { text.append(contentsOf: bytes) }

    mutating func append(text byte: UInt8) { text.append(byte) }

    mutating func close(_ node: Int) { nodes[node].next = nodes.count }
}
