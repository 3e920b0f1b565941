extension PartialDate {
    /// The date named in a phrase such as "in June 2024"; the last one when it names several.
    package static func named(in phrase: String) -> PartialDate? {
        let words = phrase.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        for index in words.indices.reversed() {
            guard let year = Int(words[index]), (1990...2100).contains(year) else { continue }
            if index > 0, let month = PartialDate.month(named: words[index - 1].lowercased()) {
                return PartialDate(year: year, month: month)
            }
            return PartialDate(year: year)
        }
        return nil
    }
}
