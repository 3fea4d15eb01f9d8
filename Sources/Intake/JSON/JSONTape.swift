/// One parsed JSON value, flat: its nodes in the order in which they are written, over one buffer of texts.
///
/// A tape is used again for the next value, so that reading a million rows allocates nothing per row.
struct JSONTape: Equatable {
    enum Kind: UInt8 {
        case null, `true`, `false`, number, string, array, object
    }

    struct Node: Equatable {
        // Half a million of them may stand in a row of a megabyte: as `Int`, they would need more memory than everything
        // else. They suffice, as no configuration allows a row of more than a gigabyte.
        private var start: UInt32
        private var end: UInt32
        private var following: UInt32
        let kind: Kind

        init(kind: Kind, range: Range<Int>, next: Int) {
            start = UInt32(range.lowerBound)
            end = UInt32(range.upperBound)
            following = UInt32(next)
            self.kind = kind
        }

        /// Where its text lies in `text`: a string without quotes and escapes, a number as written, `true`, `false`.
        /// Of arrays and objects nothing.
        var range: Range<Int> {
            get { Int(start)..<Int(end) }
            set { (start, end) = (UInt32(newValue.lowerBound), UInt32(newValue.upperBound)) }
        }

        /// The number of the first node behind it and what it holds.
        var next: Int {
            get { Int(following) }
            set { following = UInt32(newValue) }
        }
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

/// Finding one's way on a tape. A place on it is the number of a node.
extension JSONTape {
    /// Calls the body with the name and the value of every member of an object, in its order; nothing where it is none.
    func forEachMember(of object: Int, _ body: (_ name: Int, _ value: Int) -> Void) {
        guard nodes.indices.contains(object), nodes[object].kind == .object else { return }
        var name = object + 1
        while name + 1 < nodes[object].next {
            body(name, name + 1)
            name = nodes[name + 1].next
        }
    }

    /// Calls the body with every element of a list; nothing where it is none.
    func forEachElement(of array: Int?, _ body: (Int) -> Void) {
        guard let array, nodes.indices.contains(array), nodes[array].kind == .array else { return }
        var element = array + 1
        while element < nodes[array].next {
            body(element)
            element = nodes[element].next
        }
    }

    /// The value of the first member with that name, null or not.
    func member(_ name: StaticString, of object: Int? = 0) -> Int? {
        var found: Int?
        guard let object else { return nil }
        forEachMember(of: object) { key, value in
            if found == nil, bytes(nodes[key]).elementsEqual(name) { found = value }
        }
        return found
    }

    /// The value of that member where it is an object.
    func object(_ name: StaticString, of object: Int? = 0) -> Int? { member(name, of: object, .object) }

    func member(_ name: StaticString, of object: Int? = 0, _ kind: Kind) -> Int? {
        member(name, of: object).flatMap { nodes[$0].kind == kind ? $0 : nil }
    }
}

extension ArraySlice<UInt8> {
    func elementsEqual(_ text: StaticString) -> Bool {
        elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
