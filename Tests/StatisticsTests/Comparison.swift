/// Whether two lists agree to a tolerance relative to the numbers' size.
func agree(_ left: [Double], _ right: [Double], within tolerance: Double) -> Bool {
    left.count == right.count
        && zip(left, right).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}

func allFinite(_ numbers: [Double]) -> Bool {
    numbers.allSatisfy { $0.isFinite }
}
