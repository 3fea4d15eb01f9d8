/// A value of a record, and what a source's `columns` may call it.
struct JSONMember {
    var name: ArraySlice<UInt8>
    /// Another name for the same, where the tool has two.
    var otherName: ArraySlice<UInt8>?
    var value: JSONTape.Node
    /// Whether it is an object whose own members follow.
    var isParent = false

    /// Names that are longer lead to no column.
    static let longestPath = 256

    /// What an answer is called that stands in a list: the ids that lead to it, the question's first.
    static func answer(_ ids: [ArraySlice<UInt8>]) -> ArraySlice<UInt8> {
        ids.reduce(into: Array("answers".utf8)) { name, id in
            name.append(UInt8(ascii: "."))
            name += id.prefix(longestPath)
        }[...]
    }
}

extension JSONTape {
    /// Calls the body with every value in an object, in its order, and with those of the objects in it, which go by a
    /// dotted path: `hidden.store`.
    /// - Parameter others: members of the object itself that somebody else looks at.
    func forEachValue(in object: Int = 0, besides others: [StaticString] = [], _ body: (JSONMember) -> Void) {
        guard nodes.indices.contains(object), nodes[object].kind == .object else { return }
        let end = nodes[object].next
        var path: [UInt8] = []
        // The objects in it that are open: where each ends, and how much of the path stands before it.
        var open: [(end: Int, length: Int)] = []
        var key = object + 1
        while key + 1 < end {
            while let inner = open.last, key >= inner.end {
                path.removeLast(path.count - inner.length)
                open.removeLast()
            }
            let value = nodes[key + 1]
            var name = bytes(nodes[key])
            if open.isEmpty, others.contains(where: { name.elementsEqual($0) }) {
                key = value.next
                continue
            }
            if !path.isEmpty { name = (path + name)[...] }
            let isParent = value.kind == .object && value.next > key + 2 && name.count < JSONMember.longestPath
            body(JSONMember(name: name, value: value, isParent: isParent))
            if isParent {
                open.append((value.next, path.count))
                path = name + [UInt8(ascii: ".")]
                key += 2
            } else {
                key = value.next
            }
        }
    }
}
