/// What the program knows of English, in one place: the only one where words are added.
///
/// Three things are here, and no others are to be made elsewhere.
///
/// 1. **A stemmer.** `Stemmer.stem("waiting")` is `wait`, and is what the search index holds for it.
/// 2. **A language of patterns**, `WordPattern`: what phrases in data files are written in.
///
///        word              that word; case, hyphens and quotation marks make no difference
///        (a|b c|)          one of these; an empty one, that it may be left out. Brackets may stand in
///                          brackets, and in a word: `work(s|ed|ing)`
///        [a|b]             one of these, or nothing: short for `(a|b|)`
///        <name>            one of a list of the same file, written before it as `@name = a|b`; or, with a
///                          slash, of a word class: <grammar/prepositions>
///        _                 any one word
///        ~                 up to three words
///        N                 a number in digits
///        {name}            a slot, filled by whoever matches: {authority}
///
/// 3. **Word classes**: `static let articles = English.words(.grammar, "articles")`, then
///    `articles.contains(word)` for a folded word, `articles.contains(token.key)` for a token,
///    `articles.words` for all in order. `English.lines` gives a class for each line, `English.pairs` two for
///    each line with `=>` in it.
///
/// To add a word, add it to its class in `Words/FILE.txt`. To add a class, write a section there:
///
///     # Words that deny what follows.
///     # Example: The plan was not in place.
///     [negations]
///     not, never, no
///     no longer, (at|by) no (time|means)
///
/// What stands between commas is a pattern, and a pattern with brackets is all phrases that it stands for.
/// `_`, `~`, `N` and slots mean nothing in a class. A line of two sides is `a, b => c`. To add a file, add a
/// case to `WordFile`.
///
/// A class that code asks for and no file has, a class that no code asks for, one without a comment and an
/// example, and an example without a word of its class are faults that `EnglishTests` finds. Nothing is read
/// before it is asked for, and a class is read once: keep it in a `static let`.
package enum English {
    /// A class of words or phrases.
    ///
    /// - Precondition: the file has a class of that name; see above.
    package static func words(_ file: WordFile, _ name: String) -> WordClass {
        guard let section = file.sections[name] else {
            preconditionFailure("There is no word class \(name) in \(file.rawValue).txt.")
        }
        return WordClass(phrases: section.entries.flatMap(\.left))
    }

    /// A class whose lines are each a class of their own, in order: kinds that exclude each other.
    ///
    /// - Precondition: the file has a class of that name; see above.
    package static func lines(_ file: WordFile, _ name: String) -> [WordClass] {
        guard let section = file.sections[name] else {
            preconditionFailure("There is no word class \(name) in \(file.rawValue).txt.")
        }
        return section.entries.map { WordClass(phrases: $0.left) }
    }

    /// The lines of a class that have two sides, in order.
    ///
    /// - Precondition: the file has a class of that name; see above.
    package static func pairs(_ file: WordFile, _ name: String) -> [(left: WordClass, right: WordClass)] {
        guard let section = file.sections[name] else {
            preconditionFailure("There is no word class \(name) in \(file.rawValue).txt.")
        }
        return section.entries.map { (WordClass(phrases: $0.left), WordClass(phrases: $0.right)) }
    }
}
