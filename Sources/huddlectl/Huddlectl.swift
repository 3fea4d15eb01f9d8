import HuddleControl

@main
enum Huddlectl {
    static func main() { Control.main() }
}
