extension JSON {
    /// Objects and arrays may stand this deep inside each other unless a caller says otherwise.
    package static let defaultMaximumDepth = 64

    /// Reads one document strictly by RFC 8259.
    ///
    /// Refused, with the place: invalid UTF-8, a byte order mark, a member name twice in one object, lone surrogates,
    /// control characters in strings, trailing commas, comments, content after the document, nesting beyond the limit.
    package init(parsing bytes: [UInt8], maximumDepth: Int = defaultMaximumDepth) throws(JSONParseError) {
        var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
        do {
            self = try parser.document()
        } catch {
            throw error.located(in: bytes)
        }
    }

    package init(parsing bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = defaultMaximumDepth) throws(JSONParseError) {
        try self.init(parsing: Array(bytes), maximumDepth: maximumDepth)
    }

    package init(parsing text: String, maximumDepth: Int = defaultMaximumDepth) throws(JSONParseError) {
        try self.init(parsing: Array(text.utf8), maximumDepth: maximumDepth)
    }
}
