package import Domain
import Mustache

/// The plan of one location for one day, as people read it and as programs do.
package enum PlanDocument {
    /// At most 60 lines of at most 79 columns, ending with a line end.
    package static func text(_ plan: Plan, brand: Brand) -> String {
        TextLayout(PageWriter(plan, brand: brand).page()).text()
    }

    /// One file that needs nothing else, one page when printed. Throws only where the template itself is broken.
    package static func html(_ plan: Plan, brand: Brand) throws -> String {
        let model = PlanModel(PageWriter(plan, brand: brand).page())
        return try template.get().render(model.root.rendered)
    }

    private static let template = Result { try MustacheTemplate(string: PlanTemplate.text) }
}
