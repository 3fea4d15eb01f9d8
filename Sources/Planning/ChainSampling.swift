package import Domain
import Statistics

/// Which locations of a large chain stand for all.
package enum ChainSampling {
    /// With so many in each group of peers, what all moved is told precisely enough.
    private static let comparedAtMost = 500

    /// The locations whose answers a `ChainModel` is made of, ascending: all, or as many, drawn anew for each date, as have
    /// enough answers.
    ///
    /// - Parameter responses: in the window, by location.
    package static func modelled(_ responses: [Int], brand: Brand, on date: Day) -> [Int] {
        var generator = SeededGenerator(seed: Array("\(brand.name)\n\(date.number)".utf8))
        var order = Array(responses.indices)
        var chosen: [Int] = []
        var sum = 0
        while sum < ChainModel.sampleSize, !order.isEmpty {
            order.swapAt(generator.integer(below: order.count), order.count - 1)
            let place = order.removeLast()
            chosen.append(place)
            sum += responses[place]
        }
        return chosen.sorted()
    }

    /// By location: whether others' movements are compared with this one's. Of each large group of peers the same few are
    /// chosen every day, whatever becomes of the others.
    package static func compared(_ locations: [Location]) -> [Bool] {
        var isCompared = [Bool](repeating: false, count: locations.count)
        let lots = lots(locations.map(\.id))
        for group in PeerGroups(locations).groups {
            let chosen = group.members.sorted { (lots[$0], $0) < (lots[$1], $1) }.prefix(comparedAtMost)
            for member in chosen { isCompared[member] = true }
        }
        return isCompared
    }

    /// Places of the locations that tell what would have become of others anyway, ascending: of a large chain always the
    /// same few.
    package static func compared(_ locations: [Identifier]) -> [Int] {
        let lots = lots(locations)
        return locations.indices.sorted { (lots[$0], $0) < (lots[$1], $1) }.prefix(comparedAtMost).sorted()
    }

    /// One for each location, whatever others there are.
    private static func lots(_ locations: [Identifier]) -> [UInt64] {
        locations.map { location in
            var generator = SeededGenerator(seed: Array(location.text.utf8))
            return generator.next()
        }
    }
}
