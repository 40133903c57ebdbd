import Foundation
import GaitFiles

/// The source's tables: a row a trial, a column a person, `Trial,subj000,...,subj009` above.
enum FootstepsTable {
  private static let byteLimit = 1 << 20

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - path: a CSV file.
  ///   - value: turns the text of a cell into its value, nil if it is none.
  /// - Returns: `[trial][subject]`.
  /// - Throws: `dataRefused` with the line, or why the file cannot be read.
  static func read<Value>(
    _ path: String, value: (String) -> Value?
  ) throws(GaitlabError) -> [[Value]] {
    let file = try FileInspection.open(path: path, byteLimit: byteLimit)
    let text = try file.withMappedBytes { bytes in String(decoding: bytes, as: UTF8.self) }
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = ["Trial"] + FootstepsSource.subjects.map { "subj00\($0)" }
    guard let first = lines.first, first == header else {
      throw refusal(
        path, line: 1, "a head line that is not the table's", header.joined(separator: ","))
    }
    let rows = lines.dropFirst()
    guard rows.count == FootstepsSource.trials else {
      throw refusal(
        path, line: lines.count, "\(rows.count) trials", "\(FootstepsSource.trials) trials")
    }
    var table: [[Value]] = []
    for (index, row) in rows.enumerated() {
      let values = row.dropFirst().compactMap(value)
      guard row.count == header.count, row.first == "\(index)", values.count == row.count - 1
      else {
        throw refusal(
          path, line: index + 2, "a line that is not a trial's",
          "the trial's number \(index) and a value for each of \(header.count - 1) people")
      }
      table.append(values)
    }
    return table
  }

  private static func refusal(
    _ path: String, line: Int, _ found: String, _ expected: String
  ) -> GaitlabError {
    GaitlabError(
      .dataRefused, file: path, location: .line(line), found: found, expected: expected,
      advice: "remove the folder and run 'gaitlab dataset footsteps' again")
  }
}
