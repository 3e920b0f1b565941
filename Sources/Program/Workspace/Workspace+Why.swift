package import AssessmentModel
internal import Evidence
internal import Library
package import Presentation
internal import ReferenceData
internal import SourceText
internal import TextAnalysis

/// What decided how a passage was read: `why`.
///
/// The library keeps what was decided, not why: the section is read again with the evidence data at hand,
/// which gives the same cues, since reading is deterministic and looks back no further than the section. A
/// front end that has more to tell of a row (a draft: why it was suggested) prints this text after its own;
/// `why(_:page:)` takes the origin of any finding, sentence or indicator.
extension Workspace {
    /// The sentences of a finding, or the one that is meant, each with its tone, voices, stage and figures
    /// and the words that decided them.
    ///
    /// For an action, a measure or an update of a plan: its history, and what the rules find lacking in it.
    ///
    /// - Throws: `WorldError` when the row is no finding, sentence or indicator, or is no longer in the
    ///   library.
    package func why(_ origin: RowOrigin, page: PageSetup) throws -> String {
        if let plan = try planReasons(origin) { return TextSetting.set(plan, columns: page.columns) }
        guard let id = Self.findingID(origin) else {
            throw WorldError(
                "Only findings, points, sentences and indicators are read for evidence, and \(origin.id) is none of these: open it instead."
            )
        }
        guard let passage = try library().passage(id) else { throw WorldError.notHeld(origin.id) }
        let report = try library().report(of: passage)
        let read = try evidenceReader().read(
            report.map {
                Passage(section: $0.section.slug, heading: $0.heading, text: $0.text, score: $0.score)
            })
        guard let place = report.firstIndex(where: { $0.id == passage.id }) else {
            throw WorldError.notHeld(origin.id)
        }
        let evidence = read[place]
        let title =
            "\(passage.authority), \(try library().framework.title(of: passage.section)), paragraph \(passage.number)"
        var output =
            page.bold(SafeText.neutralised(title)) + "\n\(passage.id), read as \(evidence.tone.label)\n"
        var meant = origin.recordID?.sentenceNumber.map { [$0] }
        if case .point(let letter)? = origin.recordID?.part {
            guard let point = evidence.points.first(where: { $0.letter == letter }) else {
                throw WorldError.notHeld(origin.id)
            }
            output =
                page.bold(SafeText.neutralised(title)) + "\n"
                + Self.reasons(for: point, of: passage, page: page)
            meant = point.sentences
        }
        for sentence in evidence.sentences where meant?.contains(sentence.number) ?? true {
            output += "\n" + Self.reasons(for: sentence, page: page)
        }
        return output
    }

    /// What decided kind, state, topic and weight of a point, a line each.
    private static func reasons(for point: Point, of passage: StoredPassage, page: PageSetup) -> String {
        var facts = [point.kind.label, point.state?.label, point.topic, "weight \(point.weight)"].compactMap {
            $0
        }
        if !point.isSure { facts.append("not sure") }
        var output = "\(passage.id)\(point.letter), " + facts.joined(separator: "; ") + "\n"
        if let line = point.line {
            output += Prose.set(SafeText.neutralised(line), indentation: 3, page: page)
        }
        for reason in point.reasons {
            let label = reason.field + String(repeating: " ", count: max(1, 8 - reason.field.count))
            output += Prose.set(label + SafeText.neutralised(reason.because), indentation: 3, page: page)
        }
        return output
    }

    private static func reasons(for sentence: Sentence, page: PageSetup) -> String {
        var facts = [sentence.tone.label]
        if !sentence.voices.isEmpty {
            facts.append("voices: " + sentence.voices.map(\.label).joined(separator: ", "))
        }
        if let stage = sentence.stage { facts.append(stage.label) }
        var output = "\(sentence.number)  " + page.bold(facts.joined(separator: "; ")) + "\n"
        output += Prose.set(sentence.text, indentation: 3, page: page)
        let rows = sentence.cues.map { cue in
            (cue.weightText, cue.name, "\u{201C}\(SafeText.neutralised(sentence.text[cue.span]))\u{201D}")
        }
        let width = rows.map(\.1.count).max() ?? 0
        for (weight, name, words) in rows {
            let label = name + String(repeating: " ", count: width - name.count)
            output +=
                "   " + String(repeating: " ", count: max(0, 5 - weight.count)) + weight
                + "  \(label)  \(words)\n"
        }
        if sentence.cues.isEmpty { output += "   Nothing in it is a judgement, a voice or a stage.\n" }
        for indicator in sentence.indicators {
            output += Prose.set(indicator.inWords, indentation: 3, page: page)
        }
        return output
    }
}

extension Cue {
    /// `+1.0`, `-0.8`; nothing for voices and stages, which are found or not.
    fileprivate var weightText: String {
        if kind.contains(":") { return "" }
        return (weight < 0 ? "-" : "+") + NumberFormat.fixed(abs(weight), decimals: 1)
    }

    /// `voice staff` for `voice:staff`.
    fileprivate var name: String { kind.map { $0 == ":" ? " " : String($0) }.joined() }
}

extension WorldError {
    /// A record that an answer, a pin or a note names, and the library has not.
    static func notHeld(_ id: String) -> WorldError {
        WorldError("\(id) is not in the library any more: its report was read anew, or taken out. Ask again.")
    }
}
