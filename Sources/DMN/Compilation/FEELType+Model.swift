import FEEL

extension FEELType {
    /// The parameters and the result of a function type; nil for another type.
    var function: (parameters: [FEELType], result: FEELType)? {
        guard case .function(let parameters, let result) = self else { return nil }
        return (parameters, result)
    }

    /// The type itself, or one that says less where it has more parts than the checker should look through again and again.
    var bounded: FEELType {
        var parts = 400
        return isWithin(&parts, depth: 24) ? self : .any
    }

    private func isWithin(_ parts: inout Int, depth: Int) -> Bool {
        parts -= 1
        guard parts > 0, depth > 0 else { return false }
        switch self {
        case .list(let element), .range(let element): return element.isWithin(&parts, depth: depth - 1)
        case .context(let fields):
            for field in fields where !field.type.isWithin(&parts, depth: depth - 1) { return false }
            return true
        case .function:
            guard let (parameters, result) = function else { return false }
            for parameter in parameters where !parameter.isWithin(&parts, depth: depth - 1) { return false }
            return result.isWithin(&parts, depth: depth - 1)
        default: return true
        }
    }

    /// Whether a value of this type may be one of `other`, conversions of the standard included.
    func mayBecome(_ other: FEELType) -> Bool {
        if mayBe(other) { return true }
        switch (self, other) {
        case (.list(let element), _) where element.mayBe(other): return true
        case (_, .list(let element)): return mayBe(element)
        case (.date, .dateTime): return true
        default: return false
        }
    }

    /// What a value of the type is made of, as loops and filters see it.
    var elementType: FEELType {
        switch self {
        case .list(let element), .range(let element): element
        case .null: .any
        default: self
        }
    }
}
