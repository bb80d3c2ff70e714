import FEEL

/// The days on which a call may open to be judged by a programme version.
package struct Validity: Sendable, Equatable {
    package var from: CalendarDate?
    /// The last such day.
    package var until: CalendarDate?

    package func contains(_ day: CalendarDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

extension Programme {
    /// Why a call may not be judged by this version, as a sentence; nil where it may.
    ///
    /// What counts is the day on which the call opens, by the clock of its zone.
    package func mistake(of call: Call) -> String? {
        let day = call.zone.date(at: call.opens)
        guard let validity, !validity.contains(day) else { return nil }
        let bounds = [validity.from.map { "from \($0)" }, validity.until.map { "until \($0)" }].compactMap(\.self).joined(separator: " ")
        return "the call opens on \(day), but version \(version) of \(code) is for calls that open \(bounds)"
    }
}
