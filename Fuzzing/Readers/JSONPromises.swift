@testable import Intake

enum JSONPromises {
    private static let nesting = 64

    private struct Framing: Equatable {
        var lines: [Int] = []
        /// nil where a record is too long.
        var frames: [[UInt8]?] = []
        var isWhole: Bool?
        var error: IntakeError?
    }

    static func check(_ bytes: [UInt8]) {
        let tape = parse(bytes)
        if let tape { checkAgain(tape) }
        if let start = start(bytes) {
            for limit in [Int.max, 20] {
                let whole = frame(bytes, .whole, start, limit)
                for cut in Cut.allCases where cut != .whole {
                    promise(
                        frame(bytes, cut, start, limit) == whole, "chunks of any size give the same records: \(cut)")
                }
                promise(
                    whole.frames.allSatisfy { $0.map { (1...limit).contains($0.count) } ?? true },
                    "a record has bytes, and no more than the limit")
            }
        }
        if let tape { checkFrames(bytes, tape) }
    }

    /// Only what begins with an object or a list is taken for JSON.
    private static func start(_ bytes: [UInt8]) -> JSONFrames.Start? {
        switch bytes.first(where: { !" \t\r\n".utf8.contains($0) }) {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        default: nil
        }
    }

    private static func parse(_ bytes: [UInt8]) -> JSONTape? {
        var tape = JSONTape()
        do {
            try JSONParser.parse(bytes[...], onto: &tape, nesting: nesting)
            return tape
        } catch {
            return nil
        }
    }

    /// What is accepted is accepted again when it was written anew, and says the same.
    private static func checkAgain(_ tape: JSONTape) {
        var text: [UInt8] = []
        write(tape, 0, into: &text)
        promise(parse(text) == tape, "what is written is read as it was: \(String(decoding: text, as: UTF8.self))")
        var node = 0
        while node < tape.nodes.count {
            promise(tape.nodes[node].next > node && tape.nodes[node].next <= tape.nodes.count, "a tape goes on")
            node += 1
        }
    }

    /// What is one array of values is cut into these, what stands in an array is cut out whole, and an object is one record,
    /// over however many lines.
    private static func checkFrames(_ bytes: [UInt8], _ tape: JSONTape) {
        if tape.nodes.first?.kind == .array {
            let array = frame(bytes, .whole, .array, .max)
            promise(array.isWhole == true && array.error == nil, "an array is read to its end")
            let kinds = children(of: 0, tape).map { tape.nodes[$0].kind }
            promise(array.frames.map { $0.flatMap { parse($0)?.nodes.first?.kind } } == kinds, "elements are records")
        }
        let twice = frame([0x5B] + bytes + [0x2C] + bytes + [0x5D], .whole, .array, .max)
        promise(twice.frames.map { $0.flatMap { parse($0) } } == [tape, tape], "an element says what it says alone")
        promise(twice.isWhole == true && twice.error == nil, "an array is read to its end")
        if tape.nodes.first?.kind == .object {
            let object = frame(bytes, .whole, .object, .max)
            promise(object.error == nil && object.frames.count == 1, "an object is a record")
            promise(
                object.frames.first.flatMap { $0.flatMap { parse($0) } } == tape, "a record says what it says alone")
        }
    }

    private static func frame(_ bytes: [UInt8], _ cut: Cut, _ start: JSONFrames.Start, _ limit: Int) -> Framing {
        var frames = JSONFrames(start, limit: limit, known: Layouts.lists, isRecord: { _ in true })
        var framing = Framing()
        func take(_ line: Int, _ frame: ArraySlice<UInt8>?) {
            framing.lines.append(line)
            framing.frames.append(frame.map { Array($0) })
        }
        do {
            for piece in cut.pieces(bytes) { try piece.withUnsafeBytes { try frames.push($0, take) } }
            framing.isWhole = try frames.finish(take)
        } catch let error as IntakeError {
            framing.error = error
        } catch {
            promise(false, "framing throws only what refuses a file: \(error)")
        }
        return framing
    }

    private static func children(of parent: Int, _ tape: JSONTape) -> [Int] {
        var children: [Int] = []
        var node = parent + 1
        while node < tape.nodes[parent].next {
            children.append(node)
            node = tape.nodes[node].next
        }
        return children
    }

    private static func write(_ tape: JSONTape, _ number: Int, into text: inout [UInt8]) {
        let node = tape.nodes[number]
        switch node.kind {
        case .null: text += "null".utf8
        case .true, .false, .number: text += tape.bytes(node)
        case .string: write(string: tape.bytes(node), into: &text)
        case .array:
            text.append(UInt8(ascii: "["))
            for (index, child) in children(of: number, tape).enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                write(tape, child, into: &text)
            }
            text.append(UInt8(ascii: "]"))
        case .object:
            text.append(UInt8(ascii: "{"))
            for (index, child) in children(of: number, tape).enumerated() {
                if index > 0 { text.append(UInt8(ascii: index % 2 == 0 ? "," : ":")) }
                write(tape, child, into: &text)
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    private static func write(string: ArraySlice<UInt8>, into text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in string {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case ..<0x20:
                text += "\\u00".utf8
                text += [0x30 + byte / 16, byte % 16 < 10 ? 0x30 + byte % 16 : 0x57 + byte % 16]
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
