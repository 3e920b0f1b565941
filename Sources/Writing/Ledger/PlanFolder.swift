internal import Foundation
package import SourceText

/// The folder of plans: officers' work in text files, which no other part of Assay writes.
package struct PlanFolder: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// Names of the plans, in alphabetical order.
    package var names: [String] {
        // What has no plan's name was not made by Assay, and cannot be named in a command.
        FilePath.names(in: path, ending: PlanFile.suffix).map { String($0.dropLast(PlanFile.suffix.count)) }
            .filter(FilePath.isWorkName).sorted()
    }

    package func filePath(_ name: String) -> String { "\(path)/\(name)\(PlanFile.suffix)" }

    /// Whether there is a plan of that name, readable or not.
    package func holds(_ name: String) -> Bool {
        FilePath.isWorkName(name) && FilePath.isNamed(filePath(name))
    }

    /// Reads a plan.
    ///
    /// - Throws: `WorldError` when there is none of that name, or it cannot be read; `Diagnostics` when its
    ///   text is not as it must be.
    package func read(_ name: String) throws -> ActionPlan {
        guard holds(name) else {
            let names = names
            throw WorldError.ofQuestion(
                names.isEmpty
                    ? "There is no plan called \"\(name)\". There are none yet: plan start NAME for COUNCIL."
                    : Suggestion.after("There is no plan called \"\(name)\".", name, in: names))
        }
        let file = filePath(name)
        let text = try TextFile.read(file, limit: PlanFile.mostBytes)
        return try PlanFile(Source(name: file, text: text), name: name).plan
    }

    /// Makes a plan's file; an older one of that name stays as it is.
    ///
    /// - Throws: `WorldError` when the name is taken or no name, or the file cannot be written.
    package func create(_ plan: ActionPlan) throws(WorldError) {
        guard FilePath.isWorkName(plan.name) else {
            throw .ofQuestion(
                "\"\(plan.name)\" cannot be a plan's name: begin with a letter; letters, digits, - and _ may follow."
            )
        }
        let lock = try TextFile.lockFolder(path)
        defer { TextFile.unlockFolder(lock) }
        if let taken = names.first(where: { $0.lowercased() == plan.name.lowercased() }) {
            throw .ofQuestion(
                "There is a plan called \"\(taken)\" already. Look at it: plan status \(taken)")
        }
        try TextFile.replace(filePath(plan.name), with: PlanFile.text(of: plan))
    }

    /// Takes away what writers left that were killed: whoever holds the folder's lock is its only writer, but for a drive
    /// without locks, whose writers are done in a minute.
    private func clear() {
        let manager = FileManager.default
        for file in (try? manager.contentsOfDirectory(atPath: path)) ?? []
        where file.hasSuffix(".part") && file.contains(PlanFile.suffix + ".") {
            let made = try? manager.attributesOfItem(atPath: "\(path)/\(file)")[.modificationDate] as? Date
            if let made, made.timeIntervalSinceNow < -60 {
                try? manager.removeItem(atPath: "\(path)/\(file)")
            }
        }
    }

    /// Reads a plan, changes it and writes it back in one step, so that nothing that was written meanwhile
    /// is lost: what is on the disk is always the plan before a command or after it.
    ///
    /// - Throws: what `read` does, what `change` throws (nothing is written then), and `WorldError` when it
    ///   cannot be written.
    @discardableResult
    package func change<Result>(_ name: String, _ change: (inout ActionPlan) throws -> Result) throws
        -> Result
    {
        let lock = try TextFile.lockFolder(path)
        defer { TextFile.unlockFolder(lock) }
        clear()
        var plan = try read(name)
        let before = plan
        let result = try change(&plan)
        if plan != before { try TextFile.replace(filePath(name), with: PlanFile.text(of: plan)) }
        return result
    }
}
