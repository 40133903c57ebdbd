/// What a recording of a data set is for; recordings without such a tag are for both.
package enum DataSplit: String, CaseIterable, Sendable {
  case train
  case test

  /// The tag of such a recording.
  package var tag: String { "split:\(rawValue)" }

  /// What the tags of a recording say, or nil.
  package init?(tags: [String]) {
    guard let split = Self.allCases.first(where: { tags.contains($0.tag) }) else { return nil }
    self = split
  }
}
