internal import Templates
internal import AssessmentModel
internal import NoteText

/// The points that a slot's pins hold, set as the slot's candidates would be.
struct PinnedPoints {
    /// Points of one list, each with its pin.
    struct Group {
        let points: [(pin: Pin, point: PointRow)]
        let list: PointChoice.List
        let figures: PointFigures
    }

    /// What pins come to: points that stand together, or a passage that is quoted by itself.
    enum Pinned {
        case points(Group)
        case passage(Pin)

        /// The long id of the first pin.
        var id: String {
            switch self {
            case .points(let group): group.points.first?.pin.id ?? ""
            case .passage(let pin): pin.id
            }
        }
    }

    private let points: [String: PointRow]
    private let figures: PointFigures
    private let list: PointChoice.List

    /// - Parameter slot: one whose candidates are made of points; of another every pin is a passage.
    init(_ slot: TemplateSlot, _ template: BriefingTemplate, _ evidence: QueryAnswers, _ gate: SectionGate) {
        let part = template.parts.first { $0.name == slot.candidates }
        let isOfFaults = part?.make != PartMaker.strengths.name
        list = isOfFaults ? .shortfalls : .strengths
        let rows = part?.from.compactMap { evidence.rows[$0] } ?? []
        // A pin holds all that a note with room would say.
        let known = (rows.first?.points ?? []).map {
            isOfFaults
                ? $0.extended(isBehind: false, mostWords: PointItem.mostFurther, gate)?.point ?? $0 : $0
        }
        points = Dictionary(known.map { ($0.row.origin?.id ?? "", $0) }) { first, _ in first }
        figures = rows.count > 1 ? rows[1].figures : PointFigures([])
    }

    /// Pins in their order; points that follow each other stand together. A point with an officer's wording is
    /// shown in those words.
    func grouped(_ pins: [Pin]) -> [Pinned] {
        var found: [Pinned] = []
        var open: [(pin: Pin, point: PointRow)] = []
        func close() {
            if !open.isEmpty { found.append(.points(Group(points: open, list: list, figures: figures))) }
            open = []
        }
        for pin in pins {
            if let point = points[pin.id], pin.wording == nil {
                open.append((pin, point))
            } else {
                close()
                found.append(.passage(pin))
            }
        }
        close()
        return found
    }
}
