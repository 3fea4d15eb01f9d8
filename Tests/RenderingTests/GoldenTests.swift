import Domain
import Rendering
import Testing

@Suite("Plans as they were found good")
struct GoldenTests {
    @Test("the text", arguments: SamplePlans.named.map(\.name))
    func text(name: String) throws {
        try Golden.check(PlanDocument.text(try plan(name), brand: SamplePlans.brand), "\(name).txt")
    }

    @Test("the page", arguments: SamplePlans.named.map(\.name))
    func html(name: String) throws {
        try Golden.check(try PlanDocument.html(try plan(name), brand: SamplePlans.brand), "\(name).html")
    }

    @Test("the JSON", arguments: SamplePlans.named.map(\.name).filter { $0 != "hostile" })
    func json(name: String) throws {
        try Golden.check(PlanDocument.json(try plan(name)), "\(name).json")
    }

    private func plan(_ name: String) throws -> Plan { try SamplePlans.plan(name) }
}
