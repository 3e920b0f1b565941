extension String {
    /// The first words, cut at a space with an ellipsis when there are more characters than the limit.
    package func opening(of limit: Int) -> String {
        guard count > limit else { return self }
        let cut = prefix(limit)
        return String(cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)]) + "…"
    }
}
