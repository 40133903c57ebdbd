import GaitFiles
package import GaitModel

/// Writes OpenSim's motion files (`.mot`): what the file says of itself, `endheader`, columns, rows.
package struct OpenSimWriter: Sendable {
  /// Name and values of a column; all have as many values as there are times.
  package struct Column: Equatable, Sendable {
    package var name: String
    package var values: [Float]

    package init(_ name: String, _ values: [Float]) {
      self.name = name
      self.values = values
    }
  }

  private let name: String
  private let facts: [Fact]
  private let times: [Double]
  private let columns: [Column]

  /// - Parameters:
  ///   - name: one line.
  ///   - facts: lines of the header, each `key: value`.
  ///   - times: seconds, ascending.
  ///   - columns: names without blanks.
  package init(name: String, facts: [Fact], times: [Double], columns: [Column]) {
    precondition(
      columns.allSatisfy { $0.values.count == times.count }, "a value for each time and column")
    self.name = name
    self.facts = facts
    self.times = times
    self.columns = columns
  }

  /// Hands the file on, piece by piece.
  package func write<Failure: Error>(_ output: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    // An equals sign in a line of the header would be taken for one of the format's own keys.
    let said = facts.map { "\($0.label): \($0.value)".replacing("=", with: ":") }
    let header =
      [name, "version=1", "nRows=\(times.count)", "nColumns=\(columns.count + 1)", "inDegrees=no"]
      + said + ["endheader", (["time"] + columns.map(\.name)).joined(separator: "\t")]
    var piece = Array((header.joined(separator: "\n") + "\n").utf8)
    for (row, time) in times.enumerated() {
      NumberText.append(time, to: &piece)
      for column in columns {
        piece.append(UInt8(ascii: "\t"))
        NumberText.append(column.values[row], to: &piece)
      }
      piece.append(UInt8(ascii: "\n"))
      if piece.count > 1 << 16 {
        try output(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try output(piece)
  }
}
