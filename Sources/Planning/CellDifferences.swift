import Statistics

/// How far each cell of a location lies from what its own rest and its peers lead one to expect.
struct CellDifferences {
    struct Cell {
        /// 0 for Monday.
        let day: Int
        /// Index into the brand's parts of the day.
        let part: Int
        let answers: Int
        /// The location's mean elsewhere.
        let rest: Double
        /// What the cell's mean would be if it stood to the rest as it does with peers.
        let expected: Double
        /// What it is beyond that, in units.
        let item: TwoGroupsScreen.Item
        /// Points to a unit: the deviation of one answer of the driver, common to the chain.
        let unit: Double
    }

    private let cells: DayPartCells
    /// Every location with every driver that varies.
    let pairs: [(location: Int, driver: Int)]
    private let typical: PeerContrasts
    private let units: [Double]
    /// Deviations of one answer over the common one, by driver and location: some places' answers vary more.
    private let spreads: [[Double]]

    init(_ cells: DayPartCells, _ spreads: GroupSpreads, _ peers: PeerGroups) {
        self.cells = cells
        typical = PeerContrasts(cells, peers)
        let units = (0..<cells.drivers).map { spreads.pooledVariance($0 + 1).squareRoot() }
        self.units = units
        self.spreads = (0..<cells.drivers).map { driver in
            let shrunken = SpreadShrinkage(
                (0..<cells.locations).map {
                    (spreads.answers($0, driver + 1), spreads.variance($0, driver + 1))
                }, kurtosis: spreads.kurtosis[driver + 1])
            return shrunken.deviations.map { units[driver] > 0 ? $0 / units[driver] : 0 }
        }
        pairs = (0..<cells.locations).flatMap { location in
            (0..<cells.drivers).filter { units[$0] > 0 }.map { (location, $0) }
        }
    }

    /// The cells that have answers, here and among peers.
    func of(_ location: Int, _ driver: Int) -> [Cell] {
        let unit = units[driver]
        guard unit > 0 else { return [] }
        let spread = spreads[driver][location]
        var differences: [Cell] = []
        differences.reserveCapacity(cells.cells)
        for cell in 0..<cells.cells {
            guard let part = cells.part(cell), let own = cells.contrast(location, driver, cell),
                let peers = typical.typical(location, driver, cell, own: own)
            else { continue }
            let variance = spread * spread * own.size + peers.size
            guard variance > 0 else { continue }
            differences.append(
                Cell(
                    day: cells.day(cell), part: part, answers: own.answers, rest: own.rest,
                    expected: own.rest + peers.difference,
                    item: TwoGroupsScreen.Item(
                        estimate: (own.difference - peers.difference) / unit, variance: variance),
                    unit: unit))
        }
        return differences
    }
}
