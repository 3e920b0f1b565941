/// All lines in which two texts differ, each with two lines around it: `-` before what is only in the first,
/// `+` before what is only in the second, `…` where lines that are the same are left out.
package struct LineDifference: CustomStringConvertible {
    package let description: String

    package init(from old: String, to new: String, around: Int = 2) {
        let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
        let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
        let difference = newLines.difference(from: oldLines)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [(mark: String, text: Substring)] = []
        var (oldLine, newLine) = (0, 0)
        while oldLine < oldLines.count || newLine < newLines.count {
            if removed.contains(oldLine) {
                lines.append(("- ", oldLines[oldLine]))
                oldLine += 1
            } else if inserted.contains(newLine) {
                lines.append(("+ ", newLines[newLine]))
                newLine += 1
            } else {
                lines.append(("  ", oldLines[oldLine]))
                oldLine += 1
                newLine += 1
            }
        }
        description = Self.shortened(lines, around: around).joined(separator: "\n")
    }

    private static func shortened(_ lines: [(mark: String, text: Substring)], around: Int) -> [String] {
        var isShown = Array(repeating: false, count: lines.count)
        for index in lines.indices where lines[index].mark != "  " {
            for near in max(0, index - around)...min(lines.count - 1, index + around) { isShown[near] = true }
        }
        var shown: [String] = []
        for (index, line) in lines.enumerated() {
            if isShown[index] {
                shown.append(line.mark + line.text)
            } else if shown.last != "…" {
                shown.append("…")
            }
        }
        return shown
    }
}
