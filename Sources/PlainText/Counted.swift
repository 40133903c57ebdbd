/// A number with the noun that it counts: `1 row`, `2 rows`, `0 rows`.
package enum Counted {
  /// The number and its noun, which has one more letter unless exactly one is counted.
  ///
  /// - Parameters:
  ///   - count: how many there are.
  ///   - noun: what is counted, in the singular.
  ///   - plural: of a noun whose plural does not end in s alone.
  /// - Returns: both, with a space between.
  package static func text(_ count: some BinaryInteger, _ noun: String, plural: String? = nil)
    -> String
  {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }

  /// The verb that follows: `was` where exactly one is counted, `were` otherwise.
  package static func were(_ count: some BinaryInteger) -> String { count == 1 ? "was" : "were" }
}
