import Foundation
package import GaitModel

/// What a vendor's files say, read in the plainest way and independent of the importers.
package enum VendorTables {
  /// A step of the vendor's gait report.
  package struct Step: Sendable {
    package let foot: Foot
    package let initialContactSeconds: Double
    package let toeOffSeconds: Double
    package let firstPeakNewtons: Double?
    package let secondPeakNewtons: Double?
  }

  package static func steps(path: String) throws -> [Step] {
    let lines = try String(contentsOfFile: path, encoding: .utf8)
      .split(whereSeparator: \.isNewline)
    let names = lines[0].split(separator: ",").map(String.init)
    func column(_ name: String) -> Int { names.firstIndex(of: name) ?? -1 }
    return lines.dropFirst().compactMap { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      func number(_ name: String) -> Double? {
        Double(fields[column(name)]).flatMap { $0.isNaN ? nil : $0 }
      }
      guard let foot = Foot(rawValue: String(fields[column("foot")])),
        let contact = number("Initial contact (s)"), let toeOff = number("Toe off (s)")
      else { return nil }
      return Step(
        foot: foot, initialContactSeconds: contact, toeOffSeconds: toeOff,
        firstPeakNewtons: number("First peak (N)"), secondPeakNewtons: number("Second peak (N)"))
    }
  }

  /// Times and the vendor's own total force of a foot; nil where the foot has an empty cell.
  package static func totals(path: String, foot: Foot) throws -> [(time: Double, newtons: Double?)]
  {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let header = lines.first { $0.hasPrefix("# time") } ?? ""
    let names = header.split(separator: "\t", omittingEmptySubsequences: false)
    let cells = names.indices.filter { names[$0].hasPrefix("\(foot.rawValue) pressure") }
    let total = names.firstIndex { $0.hasPrefix("\(foot.rawValue) total force") } ?? 0
    return lines.filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard let time = Double(fields[0]) else { return nil }
      let isWhole = cells.allSatisfy { !fields[$0].isEmpty }
      return (time, isWhole ? Double(fields[total]) : nil)
    }
  }
}
