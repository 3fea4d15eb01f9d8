import Yams

/// A value with the key it stands under and its line.
package struct Field {
    package let name: String
    package let line: Int
    let node: Node

    /// Whether nothing stands behind the key.
    package var isEmpty: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// Whether nothing stands behind the key, or a list of nothing.
    package var listsNothing: Bool {
        if case .sequence(let sequence) = node { sequence.isEmpty } else { isEmpty }
    }
}

/// A mapping whose keys are known; what is read from it is what stands behind them.
package struct Section {
    package let line: Int
    let fields: [Field]

    package subscript(key: String) -> Field? { fields.first { $0.name == key } }
}
