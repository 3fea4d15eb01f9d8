/// Which huddled this is.
package enum Version {
    /// The released version, or the next one; `debian/changelog` has the same.
    package static let current = "0.1.0"
}
