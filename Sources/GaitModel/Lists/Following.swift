extension Collection where Element: Equatable {
  /// What comes behind an element: the first behind the last, and where the element is not among them.
  ///
  /// - Returns: nil of an empty collection.
  package func following(_ element: Element) -> Element? {
    guard let place = firstIndex(of: element) else { return first }
    let next = index(after: place)
    return next == endIndex ? first : self[next]
  }
}

extension CaseIterable where Self: Equatable {
  /// The case behind this one; behind the last the first.
  package var following: Self { Self.allCases.following(self) ?? self }
}
