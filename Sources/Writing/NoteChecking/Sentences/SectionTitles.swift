internal import TextAnalysis

/// The titles of sections in running words.
enum SectionTitles {
    /// A title where it stands.
    struct Place {
        let title: String
        let slug: String
        /// From the space before the title to its last letter, in the folded text.
        let range: Range<String.Index>
    }

    /// Every place of a title, in the text's order; none inside another, of which the title listed first is read.
    ///
    /// - Parameters:
    ///   - folded: as `Folding.words` writes, with a space at either end.
    ///   - titles: the longest first, as they are written.
    static func places(in folded: String, of titles: [(title: String, slug: String)]) -> [Place] {
        var found: [Place] = []
        for (title, slug) in titles {
            for range in folded.ranges(of: " \(Folding.words(title)) ") {
                let place = range.lowerBound..<folded.index(before: range.upperBound)
                guard !found.contains(where: { $0.range.overlaps(place) }) else { continue }
                found.append(Place(title: title, slug: slug, range: place))
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
