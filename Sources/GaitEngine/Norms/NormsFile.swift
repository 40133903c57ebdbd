import Foundation
package import GaitAnalysis
package import GaitFiles
import PlainText

/// Norms as a small table that a spreadsheet reads and a person can write.
///
///     # gaitlab-norms: 1
///     # name: our controls
///     # people: 14 staff, 22 to 51 years, own shoes, corridor
///     # source: our lab, 2026
///     # licence: not to be passed on
///     group,measure,unit,percent of stance,people,mean,sd
///     normal,cadence,steps/min,,14,112.3,6.1
///     normal,first peak,BW,,14,1.09,0.07
///     normal,vGRF,BW,0,14,0.021,0.012
///     normal,vGRF,BW,1,14,0.063,0.024
///
/// Measures are those of the step table, forces in body weights. Points of the curve may lie apart up to
/// 5 %; what is between them is a straight line. Empty fields of people and sd were not published.
package enum NormsFile {
  static let columns = ["group", "measure", "unit", "percent of stance", "people", "mean", "sd"]
  static let curveName = "vGRF"
  static let cadenceName = "cadence"
  private static let byteLimit = 4 << 20

  /// Reads norms, or refuses the whole file.
  ///
  /// - Throws: what is wrong in which line, or why the file cannot be read.
  package static func read(path: String) throws(GaitlabError) -> Norms {
    _ = try FileInspection.open(path: path, byteLimit: byteLimit)
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw GaitlabError(
        .encoding, file: path, found: "bytes that are not UTF-8", expected: "a text of norms",
        advice: advice)
    }
    var reader = NormsReader(path: path)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      try reader.take(line, number: index + 1)
    }
    return try reader.norms()
  }

  /// The text of a file.
  package static func text(_ norms: Norms) -> String {
    var lines = [
      "# gaitlab-norms: 1", "# name: \(plain(norms.name))", "# people: \(plain(norms.people))",
      "# source: \(plain(norms.source))", "# licence: \(plain(norms.licence))",
      columns.joined(separator: ","),
    ]
    for group in norms.groups {
      func row(_ measure: String, _ unit: String, percent: Int? = nil, _ value: NormValue) {
        lines.append(
          [
            FreeText.encode(plain(group.name).replacing(",", with: ";")), measure, unit,
            percent.map(String.init) ?? "",
            value.people.map(String.init) ?? "", number(value.mean), value.sd.map(number) ?? "",
          ].joined(separator: ","))
      }
      if let cadence = group.cadence { row(cadenceName, "steps/min", cadence) }
      for measure in StepMeasure.allCases {
        if let value = group.measures[measure] { row(measure.title, measure.normUnit, value) }
      }
      for (percent, value) in (group.curve ?? []).enumerated() {
        row(curveName, "BW", percent: percent, value)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static let advice = "see 'gaitlab norms --help' for an example"

  private static func number(_ value: Double) -> String { FixedPoint.text(value, decimals: 5) }

  /// Without line ends, which would begin something else.
  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
