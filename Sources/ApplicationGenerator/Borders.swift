import Decimals
import FEEL
import Grants

/// The figures at which a programme's rules turn, as its parameters have them on a day, by what they measure.
struct Borders {
    var amounts: [Decimal128] = []
    var percentages: [Decimal128] = []
    var numbers: [Decimal128] = []
    var months: [Int] = []
    var dates: [CalendarDate] = []

    init(_ programme: Programme, on day: CalendarDate) {
        for parameter in programme.parameters {
            guard let value = parameter.value(on: day)?.value else { continue }
            switch (parameter.kind, value) {
            case (.amount, .number(let amount)): amounts.append(amount)
            case (.percentage, .number(let percentage)): percentages.append(percentage)
            case (.number, .number(let number)): numbers.append(number)
            case (.duration, .yearsMonthsDuration(let duration)): months.append(duration.months)
            case (.date, .date(let date)): dates.append(date)
            default: break
            }
        }
    }
}
