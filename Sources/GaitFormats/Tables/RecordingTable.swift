package import GaitFiles
package import GaitModel

/// Which exports of a folder are recordings of whom, as a lab keeps it in a spreadsheet beside them.
///
/// ```
/// recording, reference, subject, kilograms, speed
/// P01_1.txt, P01_1.c3d, P01,     72.5,      normal
/// ```
///
/// Columns in any order, separated by commas, semicolons or tabs. Needed are `recording`, `subject` (a code, never a
/// name) and `kilograms`; `reference` is the file of the treadmill or plates, empty where it is in the recording itself;
/// `foot`, `layout`, `rate` and `lag` say what files do not, as the options of `gaitlab import` do; `speed`, `condition`
/// and `split` become tags.
package struct RecordingTable: Equatable, Sendable {
  /// One recording.
  package struct Row: Equatable, Sendable {
    /// Of the table, from 1 on.
    package let line: Int
    /// Paths from the table's folder.
    package let recording: String
    package let reference: String?
    package let subject: String
    package let kilograms: Double
    package let foot: Foot?
    /// As `--layout` takes it.
    package let layout: String?
    package let samplingRateHz: Double?
    package let lagSeconds: Double?
    package let tags: [String]
  }

  package let rows: [Row]

  private static let needed = ["recording", "subject", "kilograms"]
  private static let tagged = ["speed", "condition", "split"]
  private static let columns =
    needed + ["reference", "foot", "layout", "rate", "lag"] + tagged

  /// Reads a table.
  ///
  /// - Parameter path: the file.
  /// - Throws: what is wrong and in which line; nothing of a table with a mistake is used.
  package init(path: String) throws(GaitlabError) {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    var header: (names: [String], style: FieldStyle)?
    var rows: [Row] = []
    while try reader.advance() {
      let text = reader.text
      guard text.contains(where: { !",;\t ".contains($0) }), !text.hasPrefix("#") else { continue }
      guard let header else {
        let style = FieldStyle(header: text)
        header = (try Self.names(style.fields(text), reader), style)
        continue
      }
      let fields = header.style.fields(text)
      let isLonger = fields.dropFirst(header.names.count).contains { !$0.isEmpty }
      if isLonger {
        throw reader.failure(
          .wrongColumn, found: "\(fields.count) fields under \(header.names.count) columns",
          expected: "one field a column", advice: "put text with a separator in it in quotes")
      }
      rows.append(
        try Self.row(
          Dictionary(uniqueKeysWithValues: zip(header.names, fields)).filter { !$1.isEmpty },
          header.style, reader))
    }
    guard !rows.isEmpty else {
      throw GaitlabError(
        .emptyFile, file: path, found: "no recording", expected: "a line each below the columns",
        advice: "the first line names the columns: \(Self.columns.joined(separator: ", "))")
    }
    self.rows = rows
  }

  private static func names(
    _ fields: [String], _ reader: borrowing LineReader
  ) throws(GaitlabError) -> [String] {
    let names = fields.map { $0.lowercased() }
    if let stranger = names.first(where: { !columns.contains($0) }) {
      throw reader.failure(
        .wrongColumn, found: "a column '\(stranger)'",
        expected: "of \(columns.joined(separator: ", "))", advice: "rename or delete it")
    }
    if let missing = needed.first(where: { !names.contains($0) }) {
      throw reader.failure(
        .missingColumn, found: "no column '\(missing)'", expected: needed.joined(separator: ", "),
        advice: "add it")
    }
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw reader.failure(
        .wrongColumn, found: "two columns '\(twice)'", expected: "one", advice: "delete one")
    }
    return names
  }

  private static func row(
    _ fields: [String: String], _ style: FieldStyle, _ reader: borrowing LineReader
  ) throws(GaitlabError) -> Row {
    func refuse(_ column: String, _ expected: String) -> GaitlabError {
      reader.failure(
        .badHeader, found: fields[column].map { "'\($0)' as \(column)" } ?? "no \(column)",
        expected: expected, advice: "mend that line")
    }
    func number(_ column: String, in range: ClosedRange<Double>) throws(GaitlabError) -> Double? {
      guard let text = fields[column] else { return nil }
      let plain = style.hasDecimalComma ? text.replacing(",", with: ".") : text
      guard let value = Double(plain), range.contains(value) else {
        throw refuse(column, "a number from \(range.lowerBound) to \(range.upperBound)")
      }
      return value
    }
    guard let recording = fields["recording"] else { throw refuse("recording", "a file's name") }
    guard let subject = fields["subject"], !subject.contains(" "),
      subject.count <= SessionVisit.longestPerson
    else { throw refuse("subject", "a code such as P07, without blanks and never a name") }
    let mass = try number("kilograms", in: SessionMetadata.plausibleBodyMassKilograms)
    guard let mass else { throw refuse("kilograms", "the body mass") }
    if let foot = fields["foot"], Foot(rawValue: foot) == nil {
      throw refuse("foot", "left or right")
    }
    if let split = fields["split"], DataSplit(rawValue: split) == nil {
      throw refuse("split", DataSplit.allCases.map(\.rawValue).joined(separator: " or "))
    }
    return Row(
      line: reader.lineNumber, recording: recording, reference: fields["reference"],
      subject: subject, kilograms: mass, foot: fields["foot"].flatMap(Foot.init(rawValue:)),
      layout: fields["layout"],
      samplingRateHz: try number("rate", in: Plausible.samplingRatesHz),
      lagSeconds: try number("lag", in: Plausible.referenceLagSeconds),
      tags: tagged.compactMap { column in fields[column].map { "\(column):\($0)" } })
  }
}
