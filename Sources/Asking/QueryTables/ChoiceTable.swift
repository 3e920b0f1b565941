package import AssessmentModel
internal import TextAnalysis

/// The closed lists of words that fields hold.
package enum ChoiceName: String, Sendable, Hashable, CaseIterable {
    case rating, coverage, tone, voice, stage, unit, statistic, comparator, direction, severity, code, type,
        region, theme, section, bound, role, change, kind, state, topic

    /// For "Tones are: …".
    package var plural: String {
        switch self {
        case .severity: "severities"
        default: rawValue + "s"
        }
    }

    /// The values in ascending order where they are ordered; nil for lists that depend on the data files.
    package var fixedValues: [String]? {
        switch self {
        case .rating: Rating.allCases.map(\.label)
        case .coverage: Coverage.allCases.map(\.label)
        case .tone: Tone.allCases.map(\.label)
        case .voice: Voice.allCases.map(\.label)
        case .stage: Stage.allCases.map(\.label)
        case .unit: Unit.allCases.map(\.label)
        case .statistic: Statistic.allCases.map(\.label)
        case .comparator: Comparator.allCases.map(\.label)
        case .direction: Direction.allCases.map(\.label)
        case .severity: Severity.allCases.map(\.label)
        case .code: RemarkCode.allCases.map(\.label)
        case .type: AuthorityType.allCases.map(\.label)
        case .bound: Bound.allCases.map(\.label)
        case .role: Role.allCases.map(\.label)
        case .change: Change.allCases.map(\.label)
        case .kind: PointKind.allCases.map(\.label)
        case .state: PointState.allCases.map(\.label)
        case .region, .theme, .section, .topic: nil
        }
    }

    /// Whether `<` may stand after it.
    package var isOrdered: Bool { self == .rating || self == .severity || self == .theme }
}

/// One value of a choice, and what else it may be called.
package struct ChoiceValue: Sendable, Hashable {
    /// As stored and shown.
    package var label: String
    /// Folded words by which it is found.
    package var names: [String]

    init(_ label: String, also names: [String] = []) {
        self.label = label
        self.names = ([label] + names).map { Folding.words($0) }
    }
}

/// All choices with their values, as far as the data files have them.
package struct ChoiceTable: Sendable {
    private var values: [ChoiceName: [ChoiceValue]] = [:]

    package init(authorities: [Authority], statements: [FrameworkStatement], topics: [String]) {
        for name in ChoiceName.allCases {
            if let fixed = name.fixedValues { values[name] = fixed.map { ChoiceValue($0) } }
        }
        var regions: [String] = []
        for region in authorities.compactMap(\.region) where !regions.contains(region) {
            regions.append(region)
        }
        values[.region] = regions.sorted().map { ChoiceValue($0) }
        var themes: [ChoiceValue] = []
        for statement in statements where !themes.contains(where: { $0.label == statement.themeLabel }) {
            themes.append(
                ChoiceValue(statement.themeLabel, also: [String(statement.theme), statement.themeName]))
        }
        values[.theme] = themes.sorted { $0.label < $1.label }
        values[.topic] = topics.map { ChoiceValue($0) }
        values[.section] =
            statements.map { ChoiceValue($0.slug, also: [$0.name] + $0.variants) }
            + Section.others.map { ChoiceValue($0.slug) }
    }

    /// The values of a choice in their order.
    package func values(of choice: ChoiceName) -> [ChoiceValue] { values[choice] ?? [] }

    /// The one value a word means: its label or another name of it, else the only one that has the word among
    /// its words.
    package func value(_ word: String, of choice: ChoiceName) -> ChoiceValue? {
        let wanted = Folding.words(word)
        guard !wanted.isEmpty else { return nil }
        let all = values(of: choice)
        if let exact = all.first(where: { $0.names.contains(wanted) }) { return exact }
        let partial = all.filter { value in
            value.names.contains { (" " + $0 + " ").contains(" " + wanted + " ") }
        }
        return partial.count == 1 ? partial.first : nil
    }
}
