import Foundation
import GaitModel

/// The frames of a walk from a CSV that `gaitlab export WALK.gait -o WALK.csv` wrote.
struct CSVWalk {
  /// A line that is not as `gaitlab export` writes it.
  struct Problem: Error {
    let line: String
  }

  private(set) var insoles = PerFoot<InsoleDescription?>(left: nil, right: nil)
  private(set) var frames = PerFoot<FrameBlock?>(left: nil, right: nil)

  init(path: String) throws {
    let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    var facts: [String: String] = [:]
    // Indices of each foot's cells within a row.
    var cells: PerFoot<[Int]>?
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# "), let colon = line.firstRange(of: ": ") {
        facts[String(line[..<colon.lowerBound].dropFirst(2))] = String(line[colon.upperBound...])
      } else if let cells {
        try append(line, cells: cells)
      } else {
        let names = line.split(separator: ",")
        func columns(_ foot: Foot) -> [Int] {
          names.indices.filter {
            names[$0].hasPrefix("\(foot.rawValue) ") && !names[$0].contains("vGRF")
          }
        }
        cells = PerFoot(left: columns(.left), right: columns(.right))
        for foot in Foot.allCases { try describe(foot, facts) }
      }
    }
  }

  private mutating func describe(_ foot: Foot, _ facts: [String: String]) throws {
    guard let layout = facts["\(foot.rawValue) layout"] else { return }
    guard let unit = facts["\(foot.rawValue) unit"].flatMap(PressureUnit.init(rawValue:)),
      let rate = facts["\(foot.rawValue) rate [Hz]"].flatMap(Double.init)
    else { throw Problem(line: layout) }
    let decoded = try JSONDecoder().decode(InsoleLayout.self, from: Data(layout.utf8))
    insoles[foot] = InsoleDescription(layout: decoded, unit: unit, samplingRateHz: rate)
    frames[foot] = FrameBlock(foot: foot, cellCount: decoded.cellCount)
  }

  private mutating func append(_ line: Substring, cells: PerFoot<[Int]>) throws {
    let fields = line.split(separator: ",", omittingEmptySubsequences: false)
    guard let time = fields.first.flatMap({ Double($0) }) else { throw Problem(line: String(line)) }
    for foot in Foot.allCases where frames[foot] != nil {
      // A foot without a frame at this time has empty cells.
      let values = cells[foot].compactMap { $0 < fields.count ? Float(fields[$0]) : nil }
      guard !values.isEmpty else { continue }
      guard values.count == cells[foot].count else { throw Problem(line: String(line)) }
      frames[foot]?.append(timeSeconds: time, cells: values)
    }
  }
}
