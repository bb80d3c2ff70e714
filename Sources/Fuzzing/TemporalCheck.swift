import FEEL

/// What must hold of any text read as a date, time or duration, and of arithmetic with what is read.
enum TemporalCheck {
    private static let declarations = Declarations(["s": .string])
    private static let readers = ["date(s)", "time(s)", "date and time(s)", "duration(s)"].compactMap {
        try? FEELExpression.compile(source: $0, against: declarations)
    }

    /// What must be true of x and y, unless their sum or difference leaves the calendar.
    private static let laws: [(FEELType, FEELExpression)] = [
        (.date, "days and time duration", "(date and time(x, @\"00:00:00Z\") + y) - date and time(x, @\"00:00:00Z\") = y"),
        (.date, "date", "(x < y) = (y - x > @\"PT0S\")"), (.date, "date", "x + (y - x) = y"),
        (.dateTime, "days and time duration", "(x + y) - x = y"), (.dateTime, "date and time", "x + (y - x) = y"),
        (.daysTimeDuration, "days and time duration", "x + y = y + x and (x + y) - y = x"),
        (.yearsMonthsDuration, "years and months duration", "x + y = y + x and (x + y) - y = x"),
        (.time, "days and time duration", "(x + y) - y = x"),
    ].compactMap { (type: FEELType, other: String, law: String) in
        let sum = law.contains("y - x") ? "y - x" : "x + y"
        let source = "if y instance of \(other) and \(sum) != null then \(law) else null"
        return (try? FEELExpression.compile(source: source, against: Declarations(["x": type, "y": .any]))).map { (type, $0) }
    }

    /// The text holds one or two values, with a bar between them.
    static func run(_ text: String) {
        let parts = text.split(separator: "|", maxSplits: 1).map(String.init)
        let values = parts.flatMap { part in readers.compactMap { try? $0.evaluate(slots: [.string(part)]) }.filter { !$0.isNull } }
        for value in values {
            let literal = value.description
            let again = try? FEELExpression.compile(source: literal).evaluate()
            hold(again == value, "\(literal) is read back as \(again.map(\.description) ?? "nothing"): \(text)")
            hold(CalendarDate(text) == nil || values.contains { $0.date != nil } || parts.count > 1, "date(s) refuses \(text)")
        }
        guard let first = values.first else { return }
        for second in values {
            for (type, expression) in laws where first.type == type {
                let result = try? expression.evaluate(slots: [first, second])
                hold(result == .null || result == true, "\(expression.source) is false of \(first) and \(second)")
            }
        }
    }
}
