package import AssessmentModel
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// Whose page it is: by its title, else by its file's name, against the register and the councils already known.
package enum Identification {
    /// The authority of a page; one that no register knows is made from the page's own title. Nil when nothing names a council.
    package static func authority(of page: ReportPage, known: NameIndex<Authority>) -> Authority? {
        if let name = page.authorityName?.value {
            if let found = exact(name, in: known) ?? exact(Register.shortName(of: name), in: known) { return found }
            return Register.unregistered(named: name)
        }
        return named(in: page.path, known: known)
    }

    /// The council that a path or address names: its last part first, and of folders only the last one, since people's folders have names
    /// of their own; of an address all.
    private static func named(in path: String, known: NameIndex<Authority>) -> Authority? {
        let isAddress = path.contains("://")
        for part in path.split(separator: "/").suffix(isAddress ? 6 : 2).reversed() {
            let words = part.split { !$0.isLetter && !$0.isNumber }.map { $0.trimmingSuffix(while: \.isNumber) }.filter { !$0.isEmpty }
            // The longest run of words that is exactly one council's name.
            for length in stride(from: min(6, words.count), to: 0, by: -1) {
                for start in 0...(words.count - length) {
                    if let found = exact(words[start..<(start + length)].joined(separator: " "), in: known) { return found }
                }
            }
            // CQC's addresses run words together: `windsormaidenhead-1124`.
            for word in words where word.count >= 8 {
                let found = known.entries.filter { joined($0.short) == word.lowercased() }
                if found.count == 1 { return found[0] }
            }
        }
        return nil
    }

    private static func joined(_ name: String) -> String { Folding.words(name).split(separator: " ").filter { $0 != "and" }.joined() }

    /// The registered councils whose names are nearest to one that is not registered; none when nothing is near.
    package static func nearest(to authority: Authority, known: NameIndex<Authority>) -> [String] {
        guard !authority.isRegistered else { return [] }
        let registered = NameIndex(authorities: known.entries.filter(\.isRegistered))
        switch registered.match(authority.short) {
        case .unknown(let nearest): return nearest
        // A name that was cut short.
        case .one(let found): return [found.short]
        case .ambiguous(let found): return found.prefix(3).map(\.short)
        }
    }

    /// A council whose name is exactly this, whatever words like "Borough Council" surround it.
    private static func exact(_ name: String, in known: NameIndex<Authority>) -> Authority? {
        let wanted = Folding.words(name)
        let plain = Folding.words(Register.shortName(of: name))
        let found = known.entries.filter {
            Folding.words($0.name) == wanted || Folding.words($0.short) == wanted
                || (!plain.isEmpty && (Folding.words($0.short) == plain || Folding.words(Register.shortName(of: $0.name)) == plain))
        }
        return found.count == 1 ? found[0] : nil
    }
}
