/// The cells of one insole: a masked matrix, or cells with a position and an area of their own.
///
/// A frame holds one value for each cell in the order of `cells`; masked matrix positions have no
/// cell. Any device from 4 cells to 60 x 21 fits.
public struct InsoleLayout: Equatable, Hashable, Codable, Sendable {
  /// A matrix's shape; rows run from heel to toe, columns from lateral to medial.
  package struct Matrix: Equatable, Hashable, Codable, Sendable {
    /// From heel to toe.
    package var rows: Int
    /// From lateral to medial.
    package var columns: Int
    /// `rows * columns` entries, row by row: whether a cell is there.
    package var mask: [Bool]

    package init(rows: Int, columns: Int, mask: [Bool]) {
      self.rows = rows
      self.columns = columns
      self.mask = mask
    }
  }

  /// What the layout is called, for instance `Moticon OpenGo size 7`.
  package let name: String
  /// Size of the insole's box in millimetres: heel to toe.
  package let lengthMillimetres: Double
  /// Size of the insole's box in millimetres: lateral to medial.
  package let widthMillimetres: Double
  /// In the order of a frame's values.
  package let cells: [InsoleCell]
  /// The matrix behind the cells, or nil if the cells are scattered.
  package let matrix: Matrix?

  /// Numbers of cells, rows and columns that a device can have.
  package static let cellCountRange = 1...4096

  /// Cells with a place of their own.
  ///
  /// - Parameters:
  ///   - name: what the layout is called.
  ///   - lengthMillimetres: heel to toe, of the insole's box.
  ///   - widthMillimetres: lateral to medial, of the insole's box.
  ///   - cells: in the order of a frame's values.
  public init(
    name: String, lengthMillimetres: Double, widthMillimetres: Double, cells: [InsoleCell]
  ) {
    self.init(
      name: name, lengthMillimetres: lengthMillimetres, widthMillimetres: widthMillimetres,
      cells: cells, matrix: nil)
  }

  /// Cells with a place of their own; `matrix` says which of them form a matrix, if they do.
  package init(
    name: String, lengthMillimetres: Double, widthMillimetres: Double, cells: [InsoleCell],
    matrix: Matrix?
  ) {
    precondition(
      matrix.map { $0.mask.count { $0 } == cells.count } ?? true, "mask and cells differ")
    self.name = name
    self.lengthMillimetres = lengthMillimetres
    self.widthMillimetres = widthMillimetres
    self.cells = cells
    self.matrix = matrix
  }

  /// A matrix of equal cells.
  ///
  /// - Parameters:
  ///   - name: what the layout is called.
  ///   - rows: rows from heel to toe.
  ///   - columns: columns from lateral to medial.
  ///   - rowPitchMillimetres: distance of neighbouring rows.
  ///   - columnPitchMillimetres: distance of neighbouring columns.
  ///   - mask: `rows * columns` entries, row by row from the heel; nil if every cell is there.
  ///   - cellAreaSquareMillimetres: the area of a cell; nil if it is the product of the pitches.
  public init(
    name: String, rows: Int, columns: Int, rowPitchMillimetres: Double,
    columnPitchMillimetres: Double, mask: [Bool]? = nil, cellAreaSquareMillimetres: Double? = nil
  ) {
    let mask = mask ?? Array(repeating: true, count: rows * columns)
    precondition(mask.count == rows * columns, "mask of \(mask.count) for \(rows) x \(columns)")
    let area = cellAreaSquareMillimetres ?? rowPitchMillimetres * columnPitchMillimetres
    self.name = name
    self.lengthMillimetres = Double(rows) * rowPitchMillimetres
    self.widthMillimetres = Double(columns) * columnPitchMillimetres
    self.matrix = Matrix(rows: rows, columns: columns, mask: mask)
    self.cells = (0..<rows * columns).filter { mask[$0] }.map { index in
      InsoleCell(
        lateralX: (Double(index % columns) + 0.5) * columnPitchMillimetres,
        heelY: (Double(index / columns) + 0.5) * rowPitchMillimetres,
        width: columnPitchMillimetres, length: rowPitchMillimetres, areaSquareMillimetres: area)
    }
  }

  /// Whether a device could look like this; layouts come from files, and drawing and gridding take
  /// sizes as they are.
  package var isPlausible: Bool {
    guard Self.cellCountRange.contains(cellCount), Self.isBoxSide(lengthMillimetres),
      Self.isBoxSide(widthMillimetres)
    else { return false }
    if let matrix {
      guard Self.cellCountRange.contains(matrix.rows),
        Self.cellCountRange.contains(matrix.columns),
        matrix.mask.count == matrix.rows * matrix.columns,
        matrix.mask.count(where: { $0 }) == cellCount
      else { return false }
    }
    return cells.allSatisfy(\.isPlausible)
  }

  /// Not a number fails every comparison here and in `InsoleCell.isPlausible`.
  private static func isBoxSide(_ millimetres: Double) -> Bool {
    millimetres >= 1 && millimetres < 1e4
  }

  /// Cells in a frame of this layout.
  public var cellCount: Int { cells.count }

  /// The force in newtons that a frame of kilopascals amounts to: the sum of pressure times area.
  package func totalNewtons(kilopascals: [Float]) -> Double {
    precondition(kilopascals.count == cellCount, "\(kilopascals.count) values, \(cellCount) cells")
    var sum = 0.0
    for index in cells.indices {
      sum += Double(kilopascals[index]) * cells[index].areaSquareMillimetres
    }
    return sum * 1e-3
  }
}
