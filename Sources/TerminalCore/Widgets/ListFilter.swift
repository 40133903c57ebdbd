/// Narrows a list down to what somebody has typed.
package enum ListFilter {
  /// Returns the indices of the texts that contain every word of `query`, ignoring case.
  ///
  /// An empty query keeps everything. Order is kept.
  package static func indices(of texts: [String], matching query: String) -> [Int] {
    let words = query.lowercased().split(separator: " ")
    return texts.indices.filter { index in
      let text = texts[index].lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }
}
