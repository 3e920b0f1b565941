package import AssessmentModel
internal import QuerySyntax
package import SourceText

extension QueryLanguage {
    /// The councils of a list as it is typed: names with commas between, or a name that `let` gave to a list
    /// or to one council.
    ///
    /// - Throws: a `WorldError` that says which name is unknown or may be several, and the nearest.
    package static func authorities(_ list: String, catalogue: Catalogue) throws(WorldError) -> [Authority] {
        var names = list.split(separator: ",").map {
            String($0.drop { $0 == " " || $0 == "(" }.prefix { $0 != ")" })
        }
        if names.count == 1, let definition = catalogue.definitions[names[0].lowercased()] {
            switch definition.content {
            case .list(let values): names = values.map { Checker.written($0) }
            case .value(let value): names = [Checker.written(value)]
            case .query:
                throw WorldError(
                    "\(definition.name) is a query. Give it councils: let \(definition.name) = (stockton, sunderland)"
                )
            }
        }
        var found: [Authority] = []
        for name in names where !name.allSatisfy(\.isWhitespace) {
            switch catalogue.authorities.match(name) {
            case .one(let authority):
                if !found.contains(where: { $0.slug == authority.slug }) { found.append(authority) }
            case .ambiguous(let several):
                throw WorldError("\"\(name)\" may be \(several.map(\.short).joined(separator: ", ")).")
            case .unknown(let nearest):
                let hint = nearest.isEmpty ? "" : " Nearest: \(nearest.joined(separator: ", "))."
                throw WorldError("No authority is called \"\(name)\".\(hint)")
            }
        }
        return found
    }
}
