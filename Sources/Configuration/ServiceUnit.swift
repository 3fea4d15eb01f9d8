extension Configuration {
    /// The unit that runs the configuration at `path`: `huddled` for the installed one, `huddled@NAME` for that of one brand
    /// of several (`/etc/huddled/NAME/huddled.yaml`); nil for any other, which somebody runs by hand.
    package static func unit(of path: String) -> String? {
        if path == defaultPath { return "huddled" }
        let folders = path.split(separator: "/", omittingEmptySubsequences: false)
        guard folders.count == 5, path.hasPrefix("/etc/huddled/"), folders[4] == "huddled.yaml", !folders[3].isEmpty
        else {
            return nil
        }
        return "huddled@\(folders[3])"
    }
}
