internal import OfficeFiles

/// What styles of a Word document mean for reading: headings and lists, by name, outline level and the style they
/// are based on; and whether their text is hidden, struck through or stands higher.
final class WordStyles {
    private struct Style {
        var name = ""
        var base: String?
        var isHeading = false
        var isList = false
        /// Nil where the style that it is based on says it.
        var isHidden: Bool?
        var isStruck: Bool?
        var isRaised = false
    }

    private var styles: [String: Style] = [:]
    private var id = ""
    private var style = Style()
    private var element = ""

    func hear(_ event: XMLStream.Event) {
        switch event {
        case .open("style"): (id, style) = ("", Style())
        case .open(let name):
            element = name
            if name == "vanish" { style.isHidden = true }
            if name == "strike" || name == "dstrike" { style.isStruck = true }
        case .attribute("styleId", let value): id = value
        case .attribute("val", let value): note(value)
        case .close("style"): styles[id] = style
        default: break
        }
    }

    private func note(_ value: String) {
        switch element {
        case "name":
            style.name = value.lowercased()
            style.isHeading =
                style.name.hasPrefix("heading ") || style.name == "title" || style.name == "subtitle"
            style.isList = style.name.hasPrefix("list ")
        case "basedOn": style.base = value
        case "outlineLvl": style.isHeading = style.isHeading || (Int(value).map { $0 < 9 } ?? false)
        case "numId": style.isList = style.isList || value != "0"
        case "vanish": style.isHidden = !WordBody.isOff(value)
        case "strike", "dstrike": style.isStruck = !WordBody.isOff(value)
        case "vertAlign": style.isRaised = value == "superscript"
        case "position": style.isRaised = Self.isRaise(value)
        default: break
        }
    }

    /// A style and up to ten that it is based on, nearest first.
    private func chain(_ id: String) -> [Style] {
        var found: [Style] = []
        var next: String? = id
        while let id = next, let style = styles[id], found.count < 10 {
            found.append(style)
            next = style.base
        }
        return found
    }

    /// What a paragraph of a style is.
    func kind(of id: String) -> Block.Kind {
        for style in chain(id) {
            if style.isHeading { return .heading }
            if style.isList { return .listItem }
        }
        return id.lowercased().hasPrefix("heading") ? .heading : .paragraph
    }

    /// Whether a distance from the line, in half points, is one at which marks of notes stand.
    static func isRaise(_ halfPoints: String?) -> Bool {
        halfPoints.flatMap { Int($0) }.map { $0 >= 4 } ?? false
    }

    /// What the nearest style of the chain says; nil where none does.
    func isStruck(_ id: String) -> Bool? { chain(id).lazy.compactMap(\.isStruck).first }
    func isHidden(_ id: String) -> Bool? { chain(id).lazy.compactMap(\.isHidden).first }
    func isRaised(_ id: String) -> Bool { chain(id).contains(where: \.isRaised) }
}
