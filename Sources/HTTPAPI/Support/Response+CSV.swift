import HTTPConventions
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A CSV file, streamed: a header row and whatever `rows` writes.
    ///
    /// What fails after the first row can only break the connection off, so that nobody takes half a file for a whole one.
    static func csv(
        named name: String, header: [String],
        rows: @escaping @Sendable (_ write: ([CSV.Cell]) async throws -> Void) async throws -> Void
    ) -> Response {
        let headers: HTTPFields = [
            .contentType: "\(ContentType.csv.name); charset=utf-8; header=present",
            .contentDisposition: "attachment; filename=\"\(name)\"",
        ]
        let body = ResponseBody { writer in
            var buffer = ByteBuffer(string: CSV.row(header.map(CSV.Cell.plain)))
            try await rows { cells in
                buffer.writeString(CSV.row(cells))
                if buffer.readableBytes >= chunk {
                    try await writer.write(buffer)
                    buffer.clear()
                }
            }
            try await writer.write(buffer)
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private static let chunk = 32 * 1024
}
