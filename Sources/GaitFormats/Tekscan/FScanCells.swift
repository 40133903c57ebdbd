import GaitModel

/// Collects frames in the order of a layout, from matrices in the order of a file.
struct FScanCells {
  private let places: [Int]
  private(set) var times: [Double] = []
  private var values: [Float] = []

  init(_ layout: FScanLayout) { places = layout.places }

  var valueCount: Int { values.count }

  /// Takes up a frame.
  ///
  /// - Parameters:
  ///   - time: seconds.
  ///   - matrix: a reading a place of the matrix.
  ///   - scale: what each reading is multiplied by.
  mutating func append(time: Double, matrix: [Float], scale: Float) {
    let base = values.count
    values.append(contentsOf: repeatElement(0, count: places.count))
    values.withUnsafeMutableBufferPointer { values in
      matrix.withUnsafeBufferPointer { matrix in
        places.withUnsafeBufferPointer { places in
          for cell in places.indices { values[base + cell] = matrix[places[cell]] * scale }
        }
      }
    }
    times.append(time)
  }

  func block(foot: Foot) -> FrameBlock {
    FrameBlock(foot: foot, cellCount: places.count, times: times, cells: values)
  }
}
