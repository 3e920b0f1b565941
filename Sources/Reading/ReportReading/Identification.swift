package import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Whose page it is: by its title, else by its file's name, against the register and the councils already
/// known.
package struct Identification: Sendable {
    private let known: [Authority]
    /// Places in `known` by folded names, full and short; by names without words like "Borough Council"; and
    /// by names in one word. Made once for an import: to fold every name anew for every page was a fiftieth
    /// of its time.
    private let byName, byPlainName, byJoinedName: [String: Set<Int>]
    /// Of names of three words and more: `BCP`.
    private let byInitials: [String: Set<Int>]

    package init(known: [Authority]) {
        self.known = known
        func places(_ names: (Authority) -> [String]) -> [String: Set<Int>] {
            var found: [String: Set<Int>] = [:]
            for (place, authority) in known.enumerated() {
                for name in names(authority) { found[name, default: []].insert(place) }
            }
            return found
        }
        byName = places { [Folding.words($0.name), Folding.words($0.short)] }
        byPlainName = places { [Folding.words($0.short), Folding.words(Register.shortName(of: $0.name))] }
        byInitials = places {
            let letters = $0.short.split(separator: " ").filter { $0 != "and" }.compactMap(\.first)
            return letters.count > 2 ? [String(letters)] : []
        }
        byJoinedName = places {
            [Folding.words($0.short).split(separator: " ").filter { $0 != "and" }.joined()]
        }
    }

    /// The authority of a page; one that no register knows is made from the page's own title. Nil when
    /// nothing names a council.
    package func authority(of page: ReportPage) -> Authority? {
        if let name = page.authorityName?.value {
            if let found = exact(name) ?? exact(Register.shortName(of: name)) ?? inTwoLanguages(name)
                ?? one(byInitials[Register.shortName(of: name)])
            {
                return found
            }
            return Register.unregistered(named: name)
        }
        return named(in: page.path)
    }

    /// The council of a name that is also given in another language: `Anyshire Council / Cyngor Anyshire`.
    private func inTwoLanguages(_ name: String) -> Authority? {
        [" / ", " – ", " - ", " | "].lazy.compactMap { name.firstRange(of: $0) }
            .compactMap { exact(String(name[..<$0.lowerBound])) }.first
    }

    /// The council that a path or address names: its last part first, and of folders only the last one, since
    /// people's folders have names of their own; of an address all.
    private func named(in path: String) -> Authority? {
        let isAddress = path.contains("://")
        for part in path.split(separator: "/").suffix(isAddress ? 6 : 2).reversed() {
            let words = part.split { !$0.isLetter && !$0.isNumber }.map {
                $0.trimmingSuffix(while: \.isNumber)
            }.filter { !$0.isEmpty }
            // The longest run of words that is exactly one council's name.
            for length in stride(from: min(6, words.count), to: 0, by: -1) {
                for start in 0...(words.count - length) {
                    if let found = exact(words[start..<(start + length)].joined(separator: " ")) {
                        return found
                    }
                }
            }
            // CQC's addresses run words together: `windsormaidenhead-1124`.
            for word in words where word.count >= 8 {
                if let found = one(byJoinedName[word.lowercased()]) { return found }
            }
        }
        return nil
    }

    /// The registered councils whose names are nearest to one that is not registered; none when nothing is
    /// near.
    package static func nearest(to authority: Authority, register: NameIndex<Authority>) -> [String] {
        guard !authority.isRegistered else { return [] }
        switch register.match(authority.short) {
        case .unknown(let nearest): return nearest
        // A name that was cut short.
        case .one(let found): return [found.short]
        case .ambiguous(let found): return found.prefix(3).map(\.short)
        }
    }

    /// A council whose name is exactly this, whatever words like "Borough Council" surround it.
    private func exact(_ name: String) -> Authority? {
        let plain = Folding.words(Register.shortName(of: name))
        return one((byName[Folding.words(name)] ?? []).union(plain.isEmpty ? [] : byPlainName[plain] ?? []))
    }

    private func one(_ places: Set<Int>?) -> Authority? {
        guard let places, places.count == 1, let place = places.first else { return nil }
        return known[place]
    }
}
