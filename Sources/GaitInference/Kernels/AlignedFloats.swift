/// Floats that begin on a cache line, which is what wide vectors want.
///
/// `@unchecked Sendable`: weights are never written after they were packed, and the memory of a
/// stream is written only by the stream that holds the one reference to it.
final class AlignedFloats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int
  private let memory: UnsafeMutableRawPointer

  private static let alignment = 64

  /// Zeros.
  init(count: Int) {
    memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: Self.alignment)
    base = memory.bindMemory(to: Float.self, capacity: max(count, 1))
    base.initialize(repeating: 0, count: max(count, 1))
    self.count = count
  }

  convenience init(_ values: [Float]) {
    self.init(count: values.count)
    for (index, value) in values.enumerated() { base[index] = value }
  }

  deinit { memory.deallocate() }

  /// The same floats in memory of their own.
  func copy() -> AlignedFloats {
    let copy = AlignedFloats(count: count)
    copy.base.update(from: base, count: count)
    return copy
  }
}
