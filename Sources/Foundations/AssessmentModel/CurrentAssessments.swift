/// Which assessment speaks for an authority today: per statement the newest formal assessment in which it was
/// scored, for everything else the newest formal assessment. Pilots are current for no one, nor are
/// assessments that a later version superseded.
package struct CurrentAssessments: Sendable {
    /// Index of the current assessment; nil when there are only pilots.
    package let assessment: Int?
    /// Index of the assessment each statement is current in, by slug.
    package let statements: [String: Int]

    /// - Parameter assessments: all of one authority, in any order.
    package init(_ assessments: [Assessment]) {
        let standing = assessments.indices.filter {
            !assessments[$0].isIndicative && assessments[$0].superseded == nil
        }
        let formal = standing.sorted { a, b in
            // Newest first; undated ones are the oldest, and a vague date such as "late 2025" counts as
            // undated.
            switch (assessments[a].published, assessments[b].published) {
            case (let x?, let y?): x > y
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): a < b
            }
        }
        assessment = formal.first
        var statements: [String: Int] = [:]
        for index in formal {
            for statement in assessments[index].statements
            where statement.score != nil && statements[statement.slug] == nil {
                statements[statement.slug] = index
            }
        }
        for index in formal {
            for statement in assessments[index].statements where statements[statement.slug] == nil {
                statements[statement.slug] = index
            }
        }
        self.statements = statements
    }
}
