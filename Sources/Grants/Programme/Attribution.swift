/// Where a figure or formula of a programme file comes from.
package struct Attribution: Sendable, Equatable {
    /// Title and place of a source; `assumption` where there is none.
    package var source: String
    /// Whether it stands in no source.
    package var isAssumption: Bool
}
