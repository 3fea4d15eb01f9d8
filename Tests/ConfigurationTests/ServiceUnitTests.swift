import Configuration
import Testing

@Suite("The unit that runs a configuration")
struct ServiceUnitTests {
    @Test(
        "is told by its path, and a private configuration has none",
        arguments: [
            ("/etc/huddled/huddled.yaml", "huddled"), ("/etc/huddled/acme/huddled.yaml", "huddled@acme"),
            ("/etc/huddled//huddled.yaml", nil), ("/etc/huddled/acme/other.yaml", nil),
            ("/etc/huddled/acme/deeper/huddled.yaml", nil), ("/srv/etc/huddled/acme/huddled.yaml", nil),
            ("huddled.yaml", nil), ("", nil),
        ])
    func unit(_ path: String, _ unit: String?) {
        #expect(Configuration.unit(of: path) == unit)
    }
}
