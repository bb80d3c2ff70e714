import Decimals
import ExactJSON
import FEEL
import Grants

extension ApplicationMaker {
    private static let words = [
        "digital", "tjeneste", "kommune", "samarbeid", "gevinst", "behov", "bruker", "løsning", "plattform", "utvikling", "tjänst", "kund",
        "palvelu", "hanke", "yhteistyö", "kehitys", "öppen", "åpen", "data", "prosjekt",
    ]

    mutating func text(words count: Int) -> String {
        (0..<count).map { _ in Self.words[Int.random(in: 0..<Self.words.count, using: &random)] }.joined(separator: " ")
    }

    /// An answer of the question's type; a number often at or beside a figure of the programme.
    mutating func answer(to question: Question) -> JSON {
        switch question.kind {
        case .boolean: return .bool(likely(85))
        case .number:
            if let year = years.first, question.id.lowercased().contains("year") {
                return .string("\(year + Int.random(in: 0...3, using: &random))")
            }
            return .string(number().plainText)
        case .amount: return .string((nearBorder(of: borders.amounts, percent: 40) ?? amount(upTo: 5_000_000)).plainText)
        case .percentage:
            return .string((nearBorder(of: borders.percentages, percent: 50) ?? Decimal128(Int.random(in: 0...100, using: &random))).plainText)
        case .text: return .string(String(text(words: Int.random(in: 3...40, using: &random)).prefix(question.maximumLength)))
        case .date: return .string("\(date())")
        case .choice: return random.one(of: question.choices).map { .string($0.id) } ?? .null
        case .choices:
            let chosen = question.choices.filter { _ in random.happens(50) }
            return .array((chosen.isEmpty ? question.choices.prefix(1) : chosen[...]).map { .string($0.id) })
        case .list:
            // Of a benefits plan every row has its year, no two the same.
            let first = question.id == programme.benefits?.plan ? years.first.map { $0 + Int.random(in: 0...3, using: &random) } : nil
            return .array(
                (0..<Int.random(in: 1...6, using: &random)).map { place in
                    .object(
                        JSONObject(
                            question.items.compactMap { item in
                                if let first, item.id == BenefitsDefinition.yearColumn { return (item.id, .string("\(first + place)")) }
                                return item.required || likely(85) ? (item.id, answer(to: item)) : nil
                            }))
                })
        }
    }

    private mutating func number() -> Decimal128 {
        if let border = nearBorder(of: borders.numbers, percent: 30) { return border }
        let size = amount(upTo: random.happens(50) ? 100 : borders.amounts.max() ?? 10_000_000)
        return random.happens(8) ? (random.happens(50) ? .zero : -size) : size
    }

    private mutating func date() -> CalendarDate {
        let around = random.happens(40) ? random.one(of: borders.dates) : nil
        let start = around ?? content.period?.start ?? call.zone.date(at: call.opens)
        return start.adding(days: Int.random(in: around == nil ? -100...100 : -1...1, using: &random)) ?? start
    }
}
