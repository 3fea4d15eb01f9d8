extension ResponseBatch {
    /// Rows in the order in which they are stored: by the number of their location, then by time.
    /// - Parameters:
    ///   - rows: in the order of the file.
    ///   - places: the numbers, all of them different.
    func storedOrder(of rows: [Int], places: [Int64]) -> [Int] {
        // Every row goes to its location's part at once, where most files have them by time already.
        var ends = [Int](repeating: 0, count: places.count)
        for row in rows { ends[Int(self.rows[row].place)] += 1 }
        let sorted = places.indices.sorted { places[$0] < places[$1] }
        var next = 0
        for place in sorted { (ends[place], next) = (next, next + ends[place]) }
        var order = [Int](repeating: 0, count: rows.count)
        for row in rows {
            let place = Int(self.rows[row].place)
            order[ends[place]] = row
            ends[place] += 1
        }
        var start = 0
        for place in sorted {
            let part = start..<ends[place]
            start = ends[place]
            func isBefore(_ left: Int, _ right: Int) -> Bool {
                (self.rows[left].at, left) < (self.rows[right].at, right)
            }
            if zip(order[part], order[part].dropFirst()).allSatisfy(isBefore) { continue }
            order[part].sort(by: isBefore)
        }
        return order
    }
}
