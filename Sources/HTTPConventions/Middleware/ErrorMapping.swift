internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Makes a problem of whatever goes wrong below: our own problems, the framework's errors, bare statuses, and errors of any other kind.
struct ErrorMapping: RouterMiddleware {
    let translate: @Sendable (any Error) -> Problem?
    let table: RouteTable

    func handle(
        _ request: Request, context: APIRequestContext, next: (Request, APIRequestContext) async throws -> Response
    ) async throws -> Response {
        let problem: Problem
        do {
            let response = try await next(request, context)
            guard response.status.code >= 400, response.headers[.contentType] != Problem.mediaType else { return response }
            problem = Problem(ProblemType(status: response.status), headers: response.headers.withoutContent)
        } catch {
            problem = self.problem(for: error, request, context)
        }
        return problem.response(instance: request.uri.path, language: context.language)
    }

    private func problem(for error: any Error, _ request: Request, _ context: APIRequestContext) -> Problem {
        if let problem = error as? Problem ?? translate(error) {
            if problem.status.code >= 500 { log(error, context) }
            return problem
        }
        switch error {
        case let error as HTTPError where error.status == .notFound && context.routeTemplate == "unmatched":
            return unmatched(request)
        case let error as HTTPError:
            if error.status.code >= 500 { log(error, context) }
            return Problem(ProblemType(status: error.status), headers: error.headers.withoutContent)
        case let error as any HTTPResponseError:
            if error.status.code >= 500 { log(error, context) }
            return Problem(ProblemType(status: error.status))
        case is CancellationError:
            return Problem(.unavailable)
        default:
            log(error, context)
            return Problem(.internalError)
        }
    }

    private func unmatched(_ request: Request) -> Problem {
        let methods = table.methods(for: request.uri.path, besides: request.method)
        guard !methods.isEmpty else { return Problem(.notFound) }
        return Problem(.methodNotAllowed, headers: [.allow: methods.joined(separator: ", ")])
    }

    private func log(_ error: any Error, _ context: APIRequestContext) {
        context.logger.error(
            "request failed", metadata: ["route": "\(context.routeTemplate)", "error": "\(String(reflecting: error))"])
    }
}

extension HTTPFields {
    /// The fields without those that describe a body that is being replaced.
    fileprivate var withoutContent: HTTPFields {
        var fields = self
        for name in [HTTPField.Name.contentType, .contentLength, .contentEncoding, .contentLanguage, .transferEncoding, .eTag] {
            fields[name] = nil
        }
        return fields
    }
}
