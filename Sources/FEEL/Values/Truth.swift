/// Three-valued logic: what is neither true nor false is null.
enum Truth: UInt8 {
    case `false`, `true`, null

    @inline(__always)
    init(_ value: Bool) { self = value ? .true : .false }

    @inline(__always)
    init(_ value: Value) {
        if case .boolean(let truth) = value { self = truth ? .true : .false } else { self = .null }
    }

    /// False as soon as one of the two is; otherwise null when one is not known.
    @inline(__always)
    init(_ one: Bool?, and other: Bool?) {
        self = one == false || other == false ? .false : one == nil || other == nil ? .null : .true
    }

    @inline(__always)
    var value: Value {
        switch self {
        case .true: .boolean(true)
        case .false: .boolean(false)
        case .null: .null
        }
    }

    var negated: Truth { self == .null ? .null : self == .true ? .false : .true }
}
