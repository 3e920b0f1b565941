internal import AssessmentModel

extension SourcePassage {
    /// The paragraph with one of its sentences and the one behind it read as one: what is told of in the first, the
    /// second goes on about. Nil where none is behind it.
    ///
    /// - Parameter place: of the first in `sentences`.
    func together(at place: Int) -> SourcePassage? {
        guard sentences.indices.contains(place), sentences.indices.contains(place + 1) else { return nil }
        var joined = self
        let next = joined.sentences.remove(at: place + 1)
        joined.sentences[place].text += " " + next.text
        joined.figures = figures.map { figure in
            var moved = figure
            if figure.sentence == next.number { moved.sentence = sentences[place].number }
            return moved
        }
        return joined
    }
}
