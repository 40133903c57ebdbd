/// Which of the words that there are a mistyped one may have been meant for.
package enum LikelyWords {
  /// The words that a mistyped one begins, or else those with the fewest wrong letters.
  ///
  /// At most two letters may be wrong, missing, too many or swapped with their neighbour; of a word of three
  /// letters or fewer one.
  ///
  /// - Parameters:
  ///   - word: what was typed; upper and lower case are the same.
  ///   - known: what there is.
  /// - Returns: some of them in their order, none if nothing is near.
  package static func near(_ word: String, among known: [String]) -> [String] {
    let typed = Array(word.lowercased())
    guard typed.count >= 2 else { return [] }
    let begun = known.filter { $0.lowercased().starts(with: typed) }
    if !begun.isEmpty { return begun }
    let limit = typed.count <= 3 ? 1 : 2
    let distances = known.map { distance(typed, Array($0.lowercased())) }
    guard let least = distances.min(), least <= limit else { return [] }
    return zip(known, distances).filter { $0.1 == least }.map(\.0)
  }

  /// How many letters have to be changed, added, removed or swapped with their neighbour to get from one word to the
  /// other; no letter is touched twice.
  package static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...other.count)
    for row in one.indices {
      var current = [row + 1]
      for column in other.indices {
        let isSame = one[row] == other[column]
        var least = min(
          previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          least = min(least, beforePrevious[column - 1] + 1)
        }
        current.append(least)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[other.count]
  }
}
