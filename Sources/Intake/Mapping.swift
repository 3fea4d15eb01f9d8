import Configuration
import Domain
import LocalTime

/// Describes everything in a configuration that decides what a file gives, so that the same bytes are read again when
/// it has changed. What only decides what is made of responses later (windows, thresholds, names of locations) is not
/// in it.
struct MappingDescription {
    /// Counts up when intake itself reads the same file otherwise than before.
    private static let format = 3

    private var input = DigestInput()

    init(_ configuration: Configuration, source: Source?, places: [UInt8]) {
        input.begin("huddled.mapping/1")
        input.append(Self.format)
        append(configuration.brand)
        input.append(places)
        let limits = configuration.limits
        for limit in [limits.row, limits.columns, limits.nesting, limits.ratio] { input.append(limit) }
        let distinct = configuration.sources.filter { $0.identical == .distinct }.map(\.name).sorted()
        input.append(distinct.count)
        for name in distinct { input.append(name.text) }
        if let source { append(source) }
    }

    /// 64 hexadecimal digits.
    var hexadecimal: String { Hexadecimal.lower(input.digest) }

    /// The digest of the listed locations as far as they decide something: ids, aliases and zones.
    static func digest(of locations: [Location]?) -> [UInt8] {
        var input = DigestInput()
        input.begin("huddled.places/1")
        for location in locations ?? [] {
            input.append(location.id.text)
            input.append(location.timezone ?? "")
            input.append(location.aliases.count)
            for alias in location.aliases { input.append(alias.text) }
        }
        return input.digest
    }

    private mutating func append(_ brand: Brand) {
        input.append(brand.timezone)
        append(brand.outcome.key, brand.outcome.scale)
        input.append(brand.drivers.count)
        for driver in brand.drivers { append(driver.key, driver.scale) }
        input.append(brand.behaviours.count)
        for behaviour in brand.behaviours { input.append(behaviour.key) }
    }

    private mutating func append(_ key: String, _ scale: Scale) {
        input.append(key)
        input.append(scale.low.thousandths)
        input.append(scale.high.thousandths)
    }

    private mutating func append(_ source: Source) {
        input.append(source.name.text)
        appendSorted(source.columns) { $0 }
        appendSorted(source.scales) { "\($0.worst) \($0.best)" }
        input.append(source.labels.count)
        for label in source.labels {
            input.append(label.text)
            input.append("\(label.value)")
        }
        input.append(source.missing.count)
        for code in source.missing { input.append(code) }
        append(source.timestamps?.pattern)
        append(source.timezone?.name)
        append(source.channel)
        append(source.identical?.rawValue)
    }

    private mutating func appendSorted<Value>(_ table: [String: Value], _ text: (Value) -> String) {
        input.append(table.count)
        for (key, value) in table.sorted(by: { Identifier($0.key) < Identifier($1.key) }) {
            input.append(key)
            input.append(text(value))
        }
    }

    private mutating func append(_ optional: String?) {
        input.append(optional == nil ? 0 : 1)
        if let optional { input.append(optional) }
    }
}
