/// Zeros that a convolution of three taps reads beyond the ends of a stretch of frames.
///
/// There are always two, so that each frame in is a frame out.
package struct TimePadding: Equatable, Sendable {
  /// Before the first frame.
  package let before: Int
  /// After the last one: frames that an output waits for.
  package let after: Int

  /// One zero on each side: an output reads the frame before, its own and the one after.
  package static let centred = TimePadding(before: 1, after: 1)
  /// Both zeros before: an output reads its own frame and the two before.
  package static let causal = TimePadding(before: 2, after: 0)

  private init(before: Int, after: Int) {
    self.before = before
    self.after = after
  }
}
