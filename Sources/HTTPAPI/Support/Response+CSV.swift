import HTTPConventions
import HTTPTypes
import Hummingbird
import NIOCore
import Persistence

extension Response {
    /// A CSV file: a header row and a row for each item of a list that is read page by page, so that no connection to the database is held
    /// while a slow client reads.
    ///
    /// The first page is read before anything is answered. What fails later can only break the connection off, so that nobody takes half
    /// a file for a whole one.
    static func csv<Item: Sendable>(
        named name: String, header: [String], rowsPerPage: Int, row: @escaping @Sendable (Item) -> [CSV.Cell],
        page: @escaping @Sendable (PageRequest) async throws -> Persistence.Page<Item>
    ) async throws -> Response {
        try await csv(named: name, header: header, rowsPerPage: rowsPerPage, line: { CSV.row(row($0)) }, page: page)
    }

    /// As above, of rows that are written already.
    static func csv<Item: Sendable>(
        named name: String, header: [String], rowsPerPage: Int, line: @escaping @Sendable (Item) -> String,
        page: @escaping @Sendable (PageRequest) async throws -> Persistence.Page<Item>
    ) async throws -> Response {
        let first = try await page(PageRequest(limit: rowsPerPage))
        let body = ResponseBody { writer in
            var buffer = ByteBuffer(string: CSV.row(header.map(CSV.Cell.plain)))
            var current = first
            while true {
                for item in current.items { buffer.writeString(line(item)) }
                try await writer.write(buffer)
                buffer.clear()
                guard let next = current.next else { break }
                current = try await page(PageRequest(limit: rowsPerPage, after: next))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers(of: name), body: body)
    }

    /// A CSV file that is at hand.
    static func csv(named name: String, text: String) -> Response {
        Response(status: .ok, headers: headers(of: name), body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private static func headers(of name: String) -> HTTPFields {
        [
            .contentType: "\(ContentType.csv.name); charset=utf-8; header=present",
            .contentDisposition: "attachment; filename=\"\(name)\"",
        ]
    }
}
