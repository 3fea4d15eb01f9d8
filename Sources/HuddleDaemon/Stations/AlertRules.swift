import Configuration
import Domain
import Planning
import Store

/// The rules by which responses are judged, one for each language that a location's customers write in.
struct AlertRules {
    private let configuration: Configuration
    private let rules: [String: AlertRule]
    private let other: AlertRule

    init(_ configuration: Configuration) {
        self.configuration = configuration
        let brand = configuration.brand
        let languages = Set((configuration.locations ?? []).compactMap(\.language))
        rules = Dictionary(
            languages.map { ($0, AlertRule(brand, language: $0)) }, uniquingKeysWith: { first, _ in first })
        other = AlertRule(brand, language: brand.language)
    }

    var judge: AlertJudge {
        AlertJudge(maxAge: configuration.brand.alerts.maxAge) { response in
            let language = configuration.location(named: response.location)?.language
            return (language.flatMap { rules[$0] } ?? other).reason(for: response)
        }
    }
}
