import FEEL
import Foundation
import FoundationXML

/// Reads an XML file into a tree. No document type, no entities but the five of XML, UTF-8 alone, within limits.
package enum MarkupReader {
    /// - Throws: the first mistake in the XML.
    package static func read(_ bytes: [UInt8], limits: ModelLimits = .standard) throws(ModelError) -> MarkupElement {
        let scan = try MarkupScan(bytes, limits: limits)
        let builder = MarkupBuilder(scan.tags)
        let parser = XMLParser(data: Data(scan.withoutInstructions()))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        parser.delegate = builder
        let isRead = parser.parse()
        guard isRead, let root = builder.root else {
            let line = max(1, parser.lineNumber)
            throw ModelError(
                position: SourcePosition(line: line, column: max(1, parser.columnNumber)),
                message: "this is not well-formed XML: \(reason(parser.parserError))")
        }
        return root
    }

    /// The commonest of the parser's reasons in words.
    private static func reason(_ error: (any Error)?) -> String {
        switch (error as NSError?)?.code ?? 4 {
        case 4: "the file has no element"
        case 5, 74, 77: "the file ends before its elements do"
        case 6...10: "a reference to a character is not valid"
        case 26, 27: "an entity is used that XML does not know"
        case 23, 24, 39, 40, 41, 65, 66, 68, 69, 70, 73: "a tag is not complete"
        case 38: "\"<\" stands in the value of an attribute"
        case 42: "an attribute is given twice"
        case 76: "an end tag does not fit its start tag"
        case 201: "a prefix is used that is not declared"
        case let code: "libxml2 reports error \(code)"
        }
    }
}

private final class MarkupBuilder: NSObject, XMLParserDelegate {
    private struct Open {
        let name: String
        let namespace: String
        let attributes: [String: String]
        let tag: MarkupScan.Tag
        var children: [MarkupElement] = []
        var text = ""
    }

    private let tags: [MarkupScan.Tag]
    private var count = 0
    private var open: [Open] = []
    private(set) var root: MarkupElement?

    init(_ tags: [MarkupScan.Tag]) { self.tags = tags }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        // The look over the file counted the same tags unless the file is not well-formed.
        guard count < tags.count else { return parser.abortParsing() }
        open.append(Open(name: name, namespace: namespaceURI ?? "", attributes: attributes, tag: tags[count]))
        count += 1
    }

    /// One mistake is told; with every further one FoundationXML would lose the memory of an error.
    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        parser.abortParsing()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if !open.isEmpty { open[open.count - 1].text += string }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        if !open.isEmpty { open[open.count - 1].text += String(decoding: block, as: UTF8.self) }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard let last = open.popLast() else { return parser.abortParsing() }
        let element = MarkupElement(
            name: last.name, namespace: last.namespace, attributes: last.attributes, children: last.children, text: last.text,
            position: last.tag.start, contentPosition: last.tag.content)
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }
}
