package import AssessmentModel
internal import ReferenceData
internal import TextAnalysis

/// Whose page it is: by its title, else by its file's name, against the register and the councils already known.
package enum Identification {
    /// The authority of a page; one that no register knows is made from the page's own title. Nil when nothing names a council.
    package static func authority(of page: ReportPage, known: NameIndex<Authority>) -> Authority? {
        if let name = page.authorityName?.value {
            if let found = exact(name, in: known) ?? exact(Register.shortName(of: name), in: known) { return found }
            return Register.unregistered(named: name)
        }
        let file = page.path.split(separator: "/").suffix(2).joined(separator: " ")
        let stem = file.split { $0 == "." || $0 == "_" || $0 == "-" || $0 == " " }.map(String.init)
        // The longest run of the path's words that is exactly one council's name.
        for length in stride(from: min(6, stem.count), to: 0, by: -1) {
            for start in 0...(stem.count - length) {
                if let found = exact(stem[start..<(start + length)].joined(separator: " "), in: known) { return found }
            }
        }
        return nil
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
