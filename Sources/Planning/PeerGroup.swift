import Domain

/// The locations that one is compared with, itself among them.
struct PeerGroup: Equatable {
    /// How many locations a format or a region needs to be a fair comparison.
    static let minimum = 20

    let kind: Explanation.Peers
    /// Indices into the chain's locations, ascending.
    let members: [Int]
}

/// Every peer group of a chain, and which one each location is compared with: its format's if enough locations share
/// it, else its region's if enough share that, else the brand's.
struct PeerGroups: Equatable {
    let groups: [PeerGroup]
    /// Per location: an index into `groups`.
    let ofLocation: [Int]

    init(_ locations: [Location]) {
        var groups = [PeerGroup(kind: .brand(locations: locations.count), members: Array(locations.indices))]
        var ofLocation = [Int](repeating: 0, count: locations.count)
        var settled = [Bool](repeating: false, count: locations.count)
        for (name, members) in Self.sharing(\.format, locations) where members.count >= PeerGroup.minimum {
            groups.append(PeerGroup(kind: .format(name.text, locations: members.count), members: members))
            for member in members {
                ofLocation[member] = groups.count - 1
                settled[member] = true
            }
        }
        for (name, members) in Self.sharing(\.region, locations) where members.count >= PeerGroup.minimum {
            groups.append(PeerGroup(kind: .region(name.text, locations: members.count), members: members))
            for member in members where !settled[member] { ofLocation[member] = groups.count - 1 }
        }
        self.groups = groups
        self.ofLocation = ofLocation
    }

    subscript(location: Int) -> PeerGroup { groups[ofLocation[location]] }

    /// Indices of the locations that share a name, by name.
    private static func sharing(
        _ name: (Location) -> String?, _ locations: [Location]
    ) -> [(name: Identifier, members: [Int])] {
        var members: [Identifier: [Int]] = [:]
        for (index, location) in locations.enumerated() {
            if let name = name(location) { members[Identifier(name), default: []].append(index) }
        }
        return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
