import Foundation
import TestSupport
import Testing

@testable import Intake

@Suite("The JSON test suite", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct JSONSuiteTests {
    private static let folder = "data/json-test-suite/test_parsing"

    /// What the standard leaves open, and where it goes here. Numbers of any size parse, whether one is a mark is told
    /// later; strings that are not UTF-8 parse, whoever uses the text shows what is broken; UTF-16 is decoded, and a
    /// byte-order mark taken away, before there is any JSON; 500 levels are within the 1,000 asked for here, though not
    /// within `limits.nesting`.
    private static let open: [String: Bool] = [
        "i_number_double_huge_neg_exp.json": true,
        "i_number_huge_exp.json": true,
        "i_number_neg_int_huge_exp.json": true,
        "i_number_pos_double_huge_exp.json": true,
        "i_number_real_neg_overflow.json": true,
        "i_number_real_pos_overflow.json": true,
        "i_number_real_underflow.json": true,
        "i_number_too_big_neg_int.json": true,
        "i_number_too_big_pos_int.json": true,
        "i_number_very_big_negative_int.json": true,
        "i_object_key_lone_2nd_surrogate.json": true,
        "i_string_1st_surrogate_but_2nd_missing.json": true,
        "i_string_1st_valid_surrogate_2nd_invalid.json": true,
        "i_string_UTF-16LE_with_BOM.json": false,
        "i_string_UTF-8_invalid_sequence.json": true,
        "i_string_UTF8_surrogate_U+D800.json": true,
        "i_string_incomplete_surrogate_and_escape_valid.json": true,
        "i_string_incomplete_surrogate_pair.json": true,
        "i_string_incomplete_surrogates_escape_valid.json": true,
        "i_string_invalid_lonely_surrogate.json": true,
        "i_string_invalid_surrogate.json": true,
        "i_string_invalid_utf-8.json": true,
        "i_string_inverted_surrogates_U+1D11E.json": true,
        "i_string_iso_latin_1.json": true,
        "i_string_lone_second_surrogate.json": true,
        "i_string_lone_utf8_continuation_byte.json": true,
        "i_string_not_in_unicode_range.json": true,
        "i_string_overlong_sequence_2_bytes.json": true,
        "i_string_overlong_sequence_6_bytes.json": true,
        "i_string_overlong_sequence_6_bytes_null.json": true,
        "i_string_truncated-utf-8.json": true,
        "i_string_utf16BE_no_BOM.json": false,
        "i_string_utf16LE_no_BOM.json": false,
        "i_structure_500_nested_arrays.json": true,
        "i_structure_UTF-8_BOM_empty_object.json": false,
    ]

    private func parses(_ bytes: [UInt8], nesting: Int = 1_000) -> Bool {
        var tape = JSONTape()
        do throws(JSONError) {
            try JSONParser.parse(bytes[...], onto: &tape, nesting: nesting)
            return true
        } catch {
            return false
        }
    }

    private func names() throws -> [String] {
        let folder = try #require(Shared.folder).appendingPathComponent(Self.folder)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
            .sorted()
    }

    @Test("what must parse parses, what must be refused is refused, what may do either does what is written here")
    func verdicts() throws {
        let names = try names()
        #expect(names.count > 300)
        #expect(names.filter { $0.hasPrefix("i_") } == Self.open.keys.sorted())
        for name in names {
            let parses = try parses(Shared.bytes("\(Self.folder)/\(name)"))
            if name.hasPrefix("y_") { #expect(parses, "\(name)") }
            if name.hasPrefix("n_") { #expect(!parses, "\(name)") }
            if name.hasPrefix("i_") { #expect(parses == Self.open[name], "\(name)") }
        }
    }

    @Test("as a file of feedback each is a refusal, or a file without a response, however it arrives")
    func files() throws {
        for name in try names() {
            let bytes = try Shared.bytes("\(Self.folder)/\(name)")
            let reading = try read(bytes)
            #expect(reading.responses.isEmpty, "\(name)")
            #expect(try read(bytes, chunk: 1) == reading, "\(name)")
        }
    }

    @Test("nesting of a hundred thousand is refused by the limit, without recursion")
    func depth() throws {
        for name in ["n_structure_100000_opening_arrays.json", "n_structure_open_array_object.json"] {
            let bytes = try Shared.bytes("\(Self.folder)/\(name)")
            var tape = JSONTape()
            #expect(throws: JSONError.tooDeep(limit: 64)) {
                try JSONParser.parse(bytes[...], onto: &tape, nesting: 64)
            }
        }
    }
}
