/// What the page shows before any report is unpacked: the councils with their scores, and how it was made.
///
/// Encoded as JSON with these names, which the page's scripts read.
package struct EditionFacts: Encodable, Sendable {
    /// A quality statement, in framework order.
    package struct Statement: Encodable, Sendable {
        package var slug: String
        package var name: String

        package init(slug: String, name: String) {
            self.slug = slug
            self.name = name
        }
    }

    /// One assessment of a council.
    package struct Council: Encodable, Sendable {
        /// "stockton-on-tees@2025-10"
        package var id: String
        package var slug: String
        package var name: String
        package var short: String
        package var type: String?
        package var region: String?
        package var rating: String?
        package var percent: Int?
        /// Whether the percentage is Assay's own sum of the scores: none is printed.
        var isCalculated: Bool
        /// What the nine scores come to, where the printed rating or percentage is another.
        package var ratingByScores: String?
        package var percentByScores: Int?
        /// ISO 8601, in the precision known: "2025-10".
        package var published: String?
        package var publishedText: String?
        /// Whether it is a pilot, whose scores are current for no one.
        package var indicative: Bool
        package var current: Bool
        /// From 1; higher where an assessment was superseded.
        package var version: Int
        /// Why it took an earlier version's place: "review"; nil where it did not.
        package var review: String?
        /// Points missing to the next rating; `down`: points that may be lost within the rating. Nil where the printed
        /// rating is another than that of the scores.
        package var up: Int?
        package var down: Int?
        /// In the order of `EditionFacts.statements`; nil where none is known.
        package var scores: [Int?]
        /// Where the facts are from.
        package var source: String
        /// The source's place among `EditionFacts.sources`.
        fileprivate(set) var sourcePlace = 0
        /// Whether the file holds the report's words.
        package var read: Bool
        /// Whether only part of the report was read.
        package var part: Bool

        /// - Parameters:
        ///   - printed: the percentage as printed; nil where none is.
        ///   - ratingByScores: what the nine scores come to, and `percentByScores`; nil where one is missing.
        package init(
            id: String, slug: String, name: String, short: String, type: String?, region: String?,
            rating: String? = nil, percent: Int? = nil, printed: Int? = nil, ratingByScores: String? = nil,
            percentByScores: Int? = nil, published: String? = nil, publishedText: String? = nil,
            indicative: Bool = false, current: Bool = true, version: Int = 1, up: Int? = nil,
            down: Int? = nil, scores: [Int?], source: String = "", read: Bool = false, part: Bool = false
        ) {
            (self.id, self.slug, self.name, self.short) = (id, slug, name, short)
            (self.type, self.region, self.rating, self.percent) = (type, region, rating, percent)
            isCalculated = percent != nil && printed == nil
            let agrees = rating == nil || rating == ratingByScores
            (self.up, self.down) = agrees ? (up, down) : (nil, nil)
            if ratingByScores != nil, !agrees || printed != nil && printed != percentByScores {
                (self.ratingByScores, self.percentByScores) = (ratingByScores, percentByScores)
            }
            (self.published, self.publishedText) = (published, publishedText)
            (self.indicative, self.current, self.version) = (indicative, current, version)
            (self.scores, self.source, self.read, self.part) = (scores, source, read, part)
        }

        private enum CodingKeys: CodingKey {
            case id, slug, name, short, type, region, rating, percent, calculated, byScores, percentByScores
            case published, publishedText, indicative, current, version, up, down, scores, source, read, part
            case review
        }

        /// What is as it mostly is stays out: the page's `readFacts` knows it. A file of scores is half as long so.
        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encodeIfPresent(id.hasPrefix(slug + "@") ? nil : slug, forKey: .slug)
            try container.encodeIfPresent(name == short ? nil : name, forKey: .name)
            try container.encode(short, forKey: .short)
            try container.encodeIfPresent(type, forKey: .type)
            try container.encodeIfPresent(region, forKey: .region)
            try container.encodeIfPresent(rating, forKey: .rating)
            try container.encodeIfPresent(percent, forKey: .percent)
            try container.encodeIfPresent(isCalculated ? true : nil, forKey: .calculated)
            try container.encodeIfPresent(ratingByScores, forKey: .byScores)
            try container.encodeIfPresent(percentByScores, forKey: .percentByScores)
            try container.encodeIfPresent(published, forKey: .published)
            try container.encodeIfPresent(publishedText, forKey: .publishedText)
            try container.encodeIfPresent(indicative ? true : nil, forKey: .indicative)
            try container.encodeIfPresent(current ? nil : false, forKey: .current)
            try container.encodeIfPresent(version == 1 ? nil : version, forKey: .version)
            try container.encodeIfPresent(up, forKey: .up)
            try container.encodeIfPresent(down, forKey: .down)
            try container.encodeIfPresent(scores.contains { $0 != nil } ? scores : nil, forKey: .scores)
            try container.encode(sourcePlace, forKey: .source)
            try container.encodeIfPresent(read ? true : nil, forKey: .read)
            try container.encodeIfPresent(part ? true : nil, forKey: .part)
            try container.encodeIfPresent(review, forKey: .review)
        }
    }

    /// "Adult social care assessments"
    package var title: String
    /// ISO 8601; nil when no date was given.
    package var made: String?
    package var version: String
    /// The first 12 hex digits of the library file's digest.
    package var digest: String
    /// The question whose assessments it holds.
    package var query: String
    package var statements: [Statement]
    /// CQC's wording of the scores 1 to 4, short.
    package var bands: [String]
    /// Titles of a report's parts by slug.
    package var titles: [String: String]
    /// Phrases that find each other.
    package var synonyms: [[String]]
    /// What the readings are worth, a sentence each.
    package var readings: [String]
    package var councils: [Council]
    /// Where the councils' facts are from, each once.
    package private(set) var sources: [String]
    /// Short names of councils of the register of which nothing is in the file.
    package var elsewhere: [String]
    /// Officers' pins and comments, draft by draft; most files hold none.
    package var notes: [EditionNotes]

    package init(
        title: String, made: String?, version: String, digest: String, query: String, statements: [Statement],
        bands: [String], titles: [String: String], synonyms: [[String]], readings: [String],
        councils: [Council], elsewhere: [String], notes: [EditionNotes]
    ) {
        (self.title, self.made, self.version, self.digest) = (title, made, version, digest)
        (self.query, self.statements, self.bands, self.titles) = (query, statements, bands, titles)
        (self.synonyms, self.readings, self.elsewhere, self.notes) = (synonyms, readings, elsewhere, notes)
        var places: [String: Int] = [:]
        sources = []
        self.councils = councils
        for index in councils.indices {
            let source = councils[index].source
            if places[source] == nil {
                places[source] = sources.count
                sources.append(source)
            }
            self.councils[index].sourcePlace = places[source] ?? 0
        }
    }
}
