import GaitFiles
import GaitModel

/// Puts Tekscan's matrix, whose first row is the toes, into the order of a layout: from the heel,
/// and from the lateral edge.
struct FScanLayout {
  /// For each cell of the layout, its place in the file's matrix, row by row.
  let places: [Int]
  let layout: InsoleLayout

  /// Nil where no place has a sensel, or the layout is one that no device has.
  ///
  /// - Parameters:
  ///   - header: says how large the matrix is and whether the export mirrored it.
  ///   - isPresent: `rows * columns` entries in the file's order: whether a sensel is there.
  ///   - foot: a left foot's low columns are lateral, a right foot's are medial.
  init?(header: FScanHeader, isPresent: [Bool], foot: Foot) {
    let rows = header.rows
    let columns = header.columns
    let isFlipped = (foot == .right) != header.isColumnMirrored
    var places: [Int] = []
    var mask: [Bool] = []
    for row in 0..<rows {
      let fileRow = header.isRowMirrored ? row : rows - 1 - row
      for column in 0..<columns {
        let fileColumn = isFlipped ? columns - 1 - column : column
        let place = fileRow * columns + fileColumn
        mask.append(isPresent[place])
        if isPresent[place] { places.append(place) }
      }
    }
    guard !places.isEmpty, let rowPitch = header.rowPitchMillimetres,
      let columnPitch = header.columnPitchMillimetres
    else { return nil }
    layout = InsoleLayout(
      name: "Tekscan F-Scan \(rows) x \(columns)", rows: rows, columns: columns,
      rowPitchMillimetres: rowPitch, columnPitchMillimetres: columnPitch, mask: mask,
      cellAreaSquareMillimetres: header.areaSquareMillimetres)
    guard layout.isPlausible else { return nil }
    self.places = places
  }
}

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
