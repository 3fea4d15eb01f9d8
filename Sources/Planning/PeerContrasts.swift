/// What every location's peers show in the same cell against their own rest, the location itself left out.
struct PeerContrasts {
    private let cells: DayPartCells
    private let peers: PeerGroups
    /// Σw and Σw·difference by group of peers, driver and cell, w the inverse size.
    private let sums: [(weight: Double, difference: Double)]

    init(_ cells: DayPartCells, _ peers: PeerGroups) {
        var sums = [(weight: Double, difference: Double)](
            repeating: (0, 0), count: peers.groups.count * cells.drivers * cells.cells)
        for (group, members) in peers.groups.map(\.members).enumerated() {
            for location in members {
                for driver in 0..<cells.drivers {
                    for cell in 0..<cells.cells {
                        guard let contrast = cells.contrast(location, driver, cell) else { continue }
                        let place = (group * cells.drivers + driver) * cells.cells + cell
                        sums[place].weight += 1 / contrast.size
                        sums[place].difference += contrast.difference / contrast.size
                    }
                }
            }
        }
        self.cells = cells
        self.peers = peers
        self.sums = sums
    }

    /// Their mean difference and its size; nil where no peer has answers there.
    ///
    /// - Parameter own: the location's own contrast in that cell.
    func typical(
        _ location: Int, _ driver: Int, _ cell: Int, own: DayPartCells.Contrast
    ) -> (difference: Double, size: Double)? {
        let all = sums[(peers.ofLocation[location] * cells.drivers + driver) * cells.cells + cell]
        let weight = all.weight - 1 / own.size
        // What rounding leaves of the location itself is no peer.
        guard weight > 1e-9 * all.weight else { return nil }
        return ((all.difference - own.difference / own.size) / weight, 1 / weight)
    }
}
