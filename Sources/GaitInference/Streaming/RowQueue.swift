/// Rows of one width that wait in a stream's memory, the oldest first.
///
/// They always lie side by side, so that a convolution reads its taps as one run of floats. What is
/// left over moves to the front: at most the two rows that the next ones need.
struct RowQueue: Sendable {
  let channels: Int
  let capacity: Int
  private(set) var count = 0
  /// Where in the stream's memory the first row lies.
  private let start: Int

  /// Takes its part of the memory from `start` on, which is moved behind it.
  init(channels: Int, capacity: Int, start: inout Int) {
    self.channels = channels
    self.capacity = capacity
    self.start = start
    // Whole cache lines, so that the next queue begins on one.
    start += (capacity * channels + 15) / 16 * 16
  }

  func row(_ index: Int, in memory: AlignedFloats) -> UnsafeMutablePointer<Float> {
    memory.base + start + index * channels
  }

  /// Makes room for rows at the end, which the caller writes; returns the first of them.
  mutating func append(_ rows: Int, in memory: AlignedFloats) -> UnsafeMutablePointer<Float> {
    let first = row(count, in: memory)
    count += rows
    precondition(count <= capacity, "\(count) of \(capacity) rows")
    return first
  }

  mutating func appendZeros(_ rows: Int, in memory: AlignedFloats) {
    append(rows, in: memory).update(repeating: 0, count: rows * channels)
  }

  /// Drops the oldest rows.
  mutating func dropFirst(_ rows: Int, in memory: AlignedFloats) {
    guard rows > 0 else { return }
    count -= rows
    row(0, in: memory).update(from: row(rows, in: memory), count: count * channels)
  }

  mutating func removeAll() { count = 0 }
}
