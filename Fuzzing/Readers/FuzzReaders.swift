import Glibc

/// What is fuzzed by itself: a kind of thing that huddled reads from files of others.
enum Family: String, CaseIterable {
    case csv, json, gzip, time, number, yaml, file

    /// Reads the bytes in every way the family knows; stops the program where one of its promises is broken.
    func check(_ bytes: [UInt8]) {
        switch self {
        case .csv: CSVPromises.check(bytes)
        case .json: JSONPromises.check(bytes)
        case .gzip: GzipPromises.check(bytes)
        case .time: TimePromises.check(bytes)
        case .number: NumberPromises.check(bytes)
        case .yaml: YAMLPromises.check(bytes)
        case .file: FilePromises.check(bytes)
        }
    }

    /// All families are one program, because linking seven takes longer than reading one environment variable. It is no
    /// argument, as libFuzzer starts itself again with its own where it merges or minimises.
    static let chosen: Family = {
        let name = getenv("FUZZ_FAMILY").map { String(cString: $0) } ?? ""
        guard let family = Family(rawValue: name) else {
            let names = allCases.map(\.rawValue).joined(separator: ", ")
            print("set FUZZ_FAMILY to what is to be read: \(names)")
            exit(64)
        }
        return family
    }()
}

/// libFuzzer calls this with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Family.chosen.check(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// Stops the program where a promise is broken; libFuzzer then keeps the input.
func promise(_ isKept: Bool, _ promise: @autoclosure () -> String) {
    if !isKept { fatalError("BROKEN: \(promise())") }
}
