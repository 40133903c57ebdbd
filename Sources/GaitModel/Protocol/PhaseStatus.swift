/// Where a protocol stands, for a screen.
package struct PhaseStatus: Equatable, Codable, Sendable {
  /// The phase that runs.
  package var name: String
  /// Its place, from 1 on.
  package var position: Int
  /// How many phases there are.
  package var count: Int
  /// When it ends, in seconds of the session's clock; nil where somebody ends it.
  package var endSeconds: Double?
  /// The phase after it; nil after the last one.
  package var next: String?
  /// Whether all phases are over.
  package var isOver: Bool

  package init(
    name: String, position: Int, count: Int, endSeconds: Double?, next: String?,
    isOver: Bool = false
  ) {
    self.name = name
    self.position = position
    self.count = count
    self.endSeconds = endSeconds
    self.next = next
    self.isOver = isOver
  }

  /// Whether the numbers can be, in what another console says.
  package var isPlausible: Bool {
    (1...10_000).contains(position) && (1...10_000).contains(count)
      && endSeconds.map(Plausible.times.contains) ?? true
  }
}
