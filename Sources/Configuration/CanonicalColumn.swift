/// The columns of the canonical feedback format that are the same for every brand. The outcome's, the drivers' and the
/// behaviours' keys stand beside them and must not collide with them.
package enum CanonicalColumn: String, CaseIterable, Sendable {
    case location, submitted, visited, response, source, channel, comment
    case contactName = "contact_name"
    case contactEmail = "contact_email"
    case contactPhone = "contact_phone"
    case contactConsent = "contact_consent"
    case updated
}
