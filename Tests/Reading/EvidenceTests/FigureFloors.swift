import Foundation
import Testing
import TestSupport

/// The least that each figure of each group of labels may be: `Golden/figures.tsv`, whose floors only rise.
///
/// `Scripts/golden --filter GoldFigure` raises every floor to a point (0.01) below what is reached, where that
/// is more than it was.
struct FigureFloors {
    /// How far below what was reached a floor is set: one label read otherwise is no alarm.
    private static let slack = 0.01
    private static let file = "figures.tsv"

    /// One row of the file.
    private struct Row {
        var group: String
        var figure: String
        var floor: Double
    }

    /// Fails for each figure below its floor or without one, and says where it stands.
    static func hold(_ figures: [(name: String, value: Double)], of group: String) {
        var rows = read()
        for (name, value) in figures {
            let index = rows.firstIndex { $0.group == group && $0.figure == name }
            let floor = index.map { rows[$0].floor }
            print("\(group) \(name) \(shown(value)), at least \(floor.map(shown) ?? "not set")")
            if Golden.isRefreshing {
                let raised = max(floor ?? 0, max(0, value - slack))
                if let index {
                    rows[index].floor = raised
                } else {
                    rows.append(Row(group: group, figure: name, floor: raised))
                }
                continue
            }
            guard let floor else {
                Issue.record("\(file) has no floor for \(group) \(name): set it with Scripts/golden.")
                continue
            }
            #expect(value >= floor, "\(group) \(name) fell to \(shown(value)), below \(shown(floor))")
        }
        if Golden.isRefreshing {
            expectGolden(
                heading + rows.map { "\($0.group)\t\($0.figure)\t\(shown($0.floor))\n" }.joined(), file)
        }
    }

    private static let heading = """
        # The least that each figure of each group of labels may be. They only rise: Scripts/golden --filter GoldFigure
        # group	figure	floor

        """

    private static func read() -> [Row] {
        Golden.cases(file).compactMap { line in
            let cells = line.split(separator: "\t").map(String.init)
            guard cells.count == 3, let floor = Double(cells[2]) else {
                Issue.record("\(file): not a group, a figure and a floor: \(line)")
                return nil
            }
            return Row(group: cells[0], figure: cells[1], floor: floor)
        }
    }

    /// Three decimals, rounded down.
    private static func shown(_ value: Double) -> String {
        let thousandths = Int((value * 1000 + 1e-6).rounded(.down))
        let decimals = String(thousandths % 1000 + 1000).dropFirst()
        return "\(thousandths / 1000).\(decimals)"
    }
}
