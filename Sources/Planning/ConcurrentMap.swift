import Dispatch

extension RandomAccessCollection where Index == Int, Self: Sendable {
    /// What `transform` makes of each element, in their order, on all cores: for pure work that takes long in all.
    package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        // Pieces, so that handing work out costs nothing beside the work.
        let size = Swift.max(1, count / 256)
        let pieces = (count + size - 1) / size
        let results = [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Each place is written by one piece only.
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: pieces) { piece in
                for place in piece * size..<Swift.min(count, (piece + 1) * size) {
                    (places.baseAddress.map { $0 + place })?.initialize(to: transform(self[startIndex + place]))
                }
            }
            initialized = count
        }
        return results
    }
}

extension Array where Element: Sendable {
    /// Changes the elements at some places, each once, on all cores. Throws what was thrown at the first of the places.
    package mutating func concurrentUpdate(
        at places: [Int], _ body: @Sendable (_ place: Int, inout Element) throws -> Void
    ) throws {
        try withUnsafeMutableBufferPointer { buffer in
            // Each element is changed by one call only: `places` holds none twice.
            nonisolated(unsafe) let elements = buffer
            let errors = places.concurrentMap { place -> (any Error)? in
                do { try body(place, &elements[place]) } catch { return error }
                return nil
            }
            if let error = errors.lazy.compactMap(\.self).first { throw error }
        }
    }
}
