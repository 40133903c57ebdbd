import GaitAnalysis
import GaitFiles
import GaitFormats
import GaitModel
import PlainText

/// What a row of an exported table is of.
package enum TidyRow: String, CaseIterable, Sendable {
  case frame
  case step
  case curve
}

/// Rows of one or many sessions under one line of columns, as spreadsheets and pandas take them.
///
/// Lines that begin with `#` say what the numbers rest on, session by session.
package struct TidyTable: Sendable {
  package let row: TidyRow
  private let program: String

  package init(_ row: TidyRow, program: String) {
    self.row = row
    self.program = program
  }

  /// The columns' names with their units.
  package var columns: [String] {
    switch row {
    case .frame: FrameRows.columns
    case .step: StepRows.columns
    case .curve: CurveRows.columns
    }
  }

  /// Hands the table on, piece by piece.
  ///
  /// - Parameters:
  ///   - sessions: in the order of the rows; each has a name of its own.
  ///   - output: takes the text.
  /// - Throws: what `output` throws.
  package func write<Failure: Error>(
    _ sessions: [AnalyzedSession], _ output: (String) throws(Failure) -> Void
  ) throws(Failure) {
    var head = "# gaitlab table 1: a row a \(row.rawValue)\n"
    for definition in ExportFacts.definitions + Self.meaning(row) {
      head += Self.line(definition, of: nil)
    }
    for (index, session) in sessions.enumerated() {
      for fact in ExportFacts.facts(session, program: program) {
        head += Self.line(fact, of: sessions.count > 1 ? index + 1 : nil)
      }
    }
    try output(head + columns.joined(separator: ",") + "\n")
    for session in sessions {
      switch row {
      case .frame: try FrameRows(session).write(output)
      case .step: try output(StepRows.text(session))
      case .curve: try output(CurveRows.text(session))
      }
    }
  }

  private static func line(_ fact: Fact, of session: Int?) -> String {
    "# " + (session.map { "session \($0), " } ?? "") + "\(fact.label): \(fact.value)\n"
  }

  private static func meaning(_ row: TidyRow) -> [Fact] {
    switch row {
    case .frame:
      [
        Fact("time", "seconds of the session's clock"),
        Fact("step", "the contact of this foot that the frame lies in; empty in swing"),
        Fact("scale", "factor on the calibrated cells, from strides before"),
        Fact(
          "CoP", "of the insole's box: lateral edge to medial, heel to toe; empty below 20 N"),
      ]
    case .step:
      [
        Fact("step", "counts the contacts of each foot from 1"),
        Fact(
          "loading rate", "20-80 % of the rise to the first peak; impulse: integral over stance"),
      ]
    case .curve:
      [
        Fact("stance", "0 % at initial contact, 100 % at toe-off; 101 points a step"),
        Fact("step", "counts the contacts of each foot from 1"),
      ]
    }
  }

  // MARK: - Cells

  /// Text of a cell: free text cannot end its cell, begin a comment or be taken for a formula.
  package static func cell(_ text: String) -> String {
    let encoded = FreeText.encode(text)
    let needsQuotes = encoded.contains { ",;#\t".contains($0) }
    return needsQuotes ? "\"\(encoded)\"" : encoded
  }

  static func cell(_ value: Double?, decimals: Int) -> String {
    guard let value, value.isFinite else { return "" }
    return FixedPoint.text(value, decimals: decimals)
  }
}
