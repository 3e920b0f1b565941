/// Words that say nothing about what a sentence is about.
enum SmallWords {
    static let all: Set<String> = [
        "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "is", "are", "was", "were", "be",
        "been", "by", "with", "that",
        "this", "it", "as", "from", "had", "has", "have", "their", "they", "who", "which", "than", "not",
        "no", "but", "there", "its",
        "our",
        "we", "more", "when", "after", "before", "said", "cqc", "council",
    ]
}
