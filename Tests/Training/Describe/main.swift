import AssessmentModel
import Evidence
import Foundation
import ReferenceData

// Says what tone and stage of each sentence are read from, for `Scripts/train`: reads JSON lines of passages
// (section, heading, text), writes JSON lines of sentences (text, features).

struct Line: Decodable {
    var section: String
    var heading: String?
    var text: String
}

struct Described: Encodable {
    var text: String
    var features: [String]
}

let extractor = EvidenceExtractor(data: try EvidenceData(files: ReferenceData().evidence()))
while let line = readLine() {
    let passage = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
    let sentences = extractor.describe([
        Passage(section: passage.section, heading: passage.heading, text: passage.text)
    ])
    for sentence in sentences {
        let described = Described(text: sentence.text, features: Array(Set(sentence.features)).sorted())
        print(String(decoding: try JSONEncoder().encode(described), as: UTF8.self))
    }
}
