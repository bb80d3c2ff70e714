import FEEL

/// A named type of a DMN file, or a component of one.
struct ItemDefinition: Sendable {
    indirect enum Content: Sendable {
        case reference(Definitions.TypeReference)
        case components([ItemDefinition])
        case function(parameters: [Definitions.InformationItem], result: Definitions.TypeReference?)
        /// Nothing is said: any value.
        case open
    }

    let name: String
    let content: Content
    let isCollection: Bool
    /// Unary tests of every value; of a collection, of its elements.
    let allowedValues: DecisionTable.SourceCell?
    /// Unary tests of the whole value, which may be a collection (DMN 1.5).
    let constraint: DecisionTable.SourceCell?
    let position: SourcePosition

    /// Itself with the components and parameters that it has, at every level.
    var count: Int {
        switch content {
        case .reference, .open: 1
        case .components(let components): components.reduce(1) { $0 + $1.count }
        case .function(let parameters, _): 1 + parameters.count
        }
    }
}
