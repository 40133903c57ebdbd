import CGaitKernels

/// The arithmetic that a network runs on: plain Swift, or one of the vector widths of this computer.
package struct Kernels: Sendable {
  /// The kernels' name, for benchmarks.
  package let name: String
  /// Whether they take rows of a convolution in pairs where that is faster; sums are rounded otherwise then.
  let takesPairs: Bool
  let convolve: @convention(c) (UnsafePointer<gait_convolution>?) -> Void
  let dot: @convention(c) (UnsafePointer<Float>?, UnsafePointer<Float>?, Int) -> Float

  init(
    name: String, takesPairs: Bool,
    convolve: @escaping @convention(c) (UnsafePointer<gait_convolution>?) -> Void,
    dot: @escaping @convention(c) (UnsafePointer<Float>?, UnsafePointer<Float>?, Int) -> Float
  ) {
    self.name = name
    self.takesPairs = takesPairs
    self.convolve = convolve
    self.dot = dot
  }

  /// What this processor runs, from plain Swift to the widest vectors.
  package static let all: [Kernels] =
    [reference]
    + (0..<gait_kernels_count()).compactMap { index in
      guard let set = gait_kernels_at(index)?.pointee, let convolve = set.convolve,
        let dot = set.dot
      else { return nil }
      return Kernels(
        name: String(cString: set.name), takesPairs: true, convolve: convolve, dot: dot)
    }

  /// The widest vectors of this processor.
  package static let widest = all[all.count - 1]
}
