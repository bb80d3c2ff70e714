/// The known name that a mistyped one was probably meant to be.
enum NearMiss {
    /// Longer ones are no names.
    private static let mostBytes = 64

    /// The nearest name within a third of its length, at least one edit; nil where none is near.
    static func of(_ name: String, among known: [String]) -> String? {
        guard name.utf8.count <= mostBytes else { return nil }
        let letters = Array(name.lowercased())
        var nearest: (name: String, distance: Int)?
        for candidate in known where candidate.utf8.count <= mostBytes {
            let other = Array(candidate.lowercased())
            let most = min(max(1, candidate.count / 3), (nearest?.distance ?? .max) - 1)
            guard abs(letters.count - other.count) <= most else { continue }
            let distance = distance(letters, other)
            if distance <= most { nearest = (candidate, distance) }
        }
        return nearest?.name
    }

    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (i, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let substitution = diagonal + (character == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
