package import AssessmentModel
internal import TextAnalysis

/// The English councils with adult social care duties, from `authorities.csv` (mySociety's list, CC-BY-4.0,
/// with codes of the ONS Open Geography Portal, OGL; Derbyshire and Lincolnshire are put in the East
/// Midlands, where the ONS has them).
package enum Register {
    /// The councils of a CSV text with the columns official_name, nice_name, gss_code, type, region.
    package static func authorities(csv: String) -> [Authority] {
        CSVReader.records(csv).compactMap { row in
            guard let name = row["official_name"], let nice = row["nice_name"], !name.isEmpty else {
                return nil
            }
            return Authority(
                name: name, short: nice, slug: slug(of: nice), code: nonEmpty(row["gss_code"]),
                type: type(named: row["type"] ?? ""),
                region: nonEmpty(row["region"]), isRegistered: true)
        }
    }

    /// A council that is in no register, by the name a report gives it.
    package static func unregistered(named name: String) -> Authority {
        let short = shortName(of: name)
        return Authority(
            name: name, short: short, slug: slug(of: short), code: nil, type: nil, region: nil,
            isRegistered: false)
    }

    /// Lower-case words joined by hyphens: "Bournemouth, Christchurch and Poole" gives
    /// `bournemouth-christchurch-and-poole`.
    package static func slug(of name: String) -> String {
        Folding.words(name).split(separator: " ").joined(separator: "-")
    }

    /// A council's name without the words that many councils have: "London Borough of Haverlow" gives
    /// "Haverlow".
    package static func shortName(of name: String) -> String {
        var words = name.split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
        let openings = [
            ["London", "Borough", "of"], ["Metropolitan", "Borough", "Council", "of"],
            ["Metropolitan", "Borough", "of"], ["Royal", "Borough", "of"],
            ["Borough", "of"], ["County", "of"], ["LB"],
            ["Council", "of", "the"], ["City", "of"], ["The"],
        ]
        for opening in openings
        where words.count > opening.count && words.prefix(opening.count).elementsEqual(opening, by: sameWord)
        {
            words.removeFirst(opening.count)
        }
        let endings = [
            ["Metropolitan", "Borough", "Council"], ["Metropolitan", "District", "Council"],
            ["County", "Borough", "Council"],
            ["Borough", "Council"], ["District", "Council"], ["City", "Council"], ["County", "Council"],
            ["Council"], ["Corporation"],
        ]
        for ending in endings
        where words.count > ending.count && words.suffix(ending.count).elementsEqual(ending, by: sameWord) {
            words.removeLast(ending.count)
            break
        }
        return words.joined(separator: " ")
    }

    private static func sameWord(_ a: String, _ b: String) -> Bool { a.lowercased() == b.lowercased() }

    private static func nonEmpty(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

    private static func type(named text: String) -> AuthorityType? {
        switch text.lowercased() {
        case "unitary authority": .unitary
        case "county": .county
        case "metropolitan district": .metropolitan
        case "london borough": .londonBorough
        case "city corporation": .cityCorporation
        default: nil
        }
    }
}
