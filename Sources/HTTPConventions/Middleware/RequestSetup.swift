internal import HTTPTypes
internal import Hummingbird
internal import Localisation
internal import Logging

/// Puts language, limits and trace into the context, the trace into every log line and into the answer's `traceparent`.
struct RequestSetup: RouterMiddleware {
    let maxBodyBytes: Int

    func handle(
        _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.maxUploadSize = maxBodyBytes
        context.language = Language(acceptLanguage: request.headers[.acceptLanguage])
        context.trace = TraceContext(traceparent: request.headers[.traceparent], tracestate: request.headers[.tracestate])
        context.logger[metadataKey: "trace_id"] = "\(context.trace.traceID)"
        context.logger[metadataKey: "span_id"] = "\(context.trace.spanID)"
        var response = try await next(request, context)
        response.headers[.traceparent] = context.trace.traceparent
        if let state = context.trace.state { response.headers[.tracestate] = state }
        return response
    }
}
