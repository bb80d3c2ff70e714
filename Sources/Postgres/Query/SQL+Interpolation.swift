extension SQL: ExpressibleByStringInterpolation {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = SQL()

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) {
            sql.append(text: literal)
        }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some PostgresEncodable) {
            sql.bind(value)
        }

        /// Binds a value, or NULL for nil.
        package mutating func appendInterpolation(_ value: (some PostgresEncodable)?) {
            sql.bind(value)
        }

        /// Puts in another statement or part of one, with its binds.
        package mutating func appendInterpolation(_ part: SQL) {
            sql.append(part)
        }

        /// Puts in a text of the source code as it is, such as a table's name.
        package mutating func appendInterpolation(literal: StaticString) {
            sql.append(text: literal.description)
        }
    }

    package init(stringLiteral value: StringLiteralType) {
        append(text: value)
    }

    package init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }
}
