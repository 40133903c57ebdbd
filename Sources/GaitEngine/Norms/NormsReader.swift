import Foundation
import GaitAnalysis
import GaitFiles

/// Takes the lines of a file of norms one by one.
struct NormsReader {
  /// A group as far as it was read.
  private struct Group {
    var name: String
    var points: [(percent: Double, value: NormValue)] = []
    var measures: [StepMeasure: NormValue] = [:]
    var cadence: NormValue?
  }

  private static let groupLimit = 24
  /// Points of a curve lie no further apart than this, in percent of stance.
  private static let mostPercentApart = 5.0

  private let path: String
  private var header: [String: String] = [:]
  private var hasColumns = false
  private var groups: [Group] = []

  init(path: String) { self.path = path }

  mutating func take(_ line: Substring, number: Int) throws(GaitlabError) {
    let line = line.hasPrefix("\u{FEFF}") ? line.dropFirst() : line
    if line.allSatisfy({ $0 == "," || $0.isWhitespace }) { return }
    if line.hasPrefix("#") { return takeHeader(line.dropFirst()) }
    let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard hasColumns else {
      guard header["gaitlab-norms"] == "1" else {
        throw refusal(
          .notRecognised, line: number, found: "no line '# gaitlab-norms: 1'",
          expected: "a file of norms")
      }
      guard fields == NormsFile.columns else {
        throw refusal(
          .wrongColumn, line: number, found: "columns '\(line)'",
          expected: NormsFile.columns.joined(separator: ","))
      }
      hasColumns = true
      return
    }
    guard fields.count == NormsFile.columns.count else {
      throw refusal(
        .missingColumn, line: number, found: "\(fields.count) fields",
        expected: "\(NormsFile.columns.count)")
    }
    try takeRow(fields, number: number)
  }

  private mutating func takeHeader(_ text: Substring) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return }
    header[parts[0].trimmingCharacters(in: .whitespaces)] =
      parts[1].trimmingCharacters(in: .whitespaces)
  }

  private mutating func takeRow(_ fields: [String], number: Int) throws(GaitlabError) {
    guard let name = FreeText.decode(fields[0]), !name.isEmpty else {
      throw refusal(.badHeader, line: number, found: "no group", expected: "a name")
    }
    let index = try indexOfGroup(name, number: number)
    let value = try value(fields, number: number)
    let measure = fields[1]
    let step = StepMeasure.allCases.first { $0.title == measure }
    let unit =
      measure == NormsFile.curveName
      ? "BW" : measure == NormsFile.cadenceName ? "steps/min" : step?.normUnit
    guard let unit else {
      throw refusal(
        .wrongColumn, line: number, found: "measure '\(measure)'",
        expected: ([NormsFile.curveName, NormsFile.cadenceName]
          + StepMeasure.allCases.map(\.title)).joined(separator: ", "))
    }
    guard fields[2] == unit else {
      throw refusal(
        .wrongColumn, line: number, found: "\(measure) in '\(fields[2])'", expected: unit)
    }
    if measure == NormsFile.curveName {
      guard let percent = Double(fields[3]), (0...100).contains(percent),
        percent > groups[index].points.last?.percent ?? -1
      else {
        throw refusal(
          .badNumber, line: number, found: "percent of stance '\(fields[3])'",
          expected: "from 0 to 100, ascending")
      }
      groups[index].points.append((percent, value))
      return
    }
    guard fields[3].isEmpty else {
      throw refusal(
        .badNumber, line: number, found: "\(measure) at \(fields[3]) % of stance",
        expected: "no percent: only \(NormsFile.curveName) has points")
    }
    let isSecond = step.map { groups[index].measures[$0] != nil } ?? (groups[index].cadence != nil)
    guard !isSecond else {
      throw refusal(
        .wrongColumn, line: number, found: "\(measure) of '\(name)' once more", expected: "one row")
    }
    if let step { groups[index].measures[step] = value } else { groups[index].cadence = value }
  }

  private mutating func indexOfGroup(_ name: String, number: Int) throws(GaitlabError) -> Int {
    if let index = groups.firstIndex(where: { $0.name == name }) { return index }
    guard groups.count < Self.groupLimit else {
      throw refusal(
        .tooLarge, line: number, found: "over \(Self.groupLimit) groups", expected: "fewer")
    }
    groups.append(Group(name: name))
    return groups.count - 1
  }

  private func value(_ fields: [String], number: Int) throws(GaitlabError) -> NormValue {
    func refuse(_ column: Int, _ expected: String) -> GaitlabError {
      refusal(
        .badNumber, line: number, found: "\(NormsFile.columns[column]) '\(fields[column])'",
        expected: expected)
    }
    guard fields[4].isEmpty || (Int(fields[4]).map { (1...1_000_000).contains($0) } ?? false) else {
      throw refuse(4, "a whole number of people from 1, or nothing")
    }
    guard let mean = Double(fields[5]), mean.isFinite, (-10...1000).contains(mean) else {
      throw refuse(5, "a number")
    }
    let sd = Double(fields[6])
    guard fields[6].isEmpty || (sd.map { $0.isFinite && $0 >= 0 } ?? false) else {
      throw refuse(6, "a number from 0, or nothing")
    }
    return NormValue(people: Int(fields[4]), mean: mean, sd: sd)
  }

  /// What was read, once all lines are.
  func norms() throws(GaitlabError) -> Norms {
    guard hasColumns, !groups.isEmpty else {
      throw refusal(.emptyFile, found: "no row of norms", expected: "rows below the columns")
    }
    for key in ["name", "people", "source"] where header[key, default: ""].isEmpty {
      throw refusal(
        .badHeader, found: "no line '# \(key): ...'",
        expected: "who was measured, and where it is from")
    }
    var made: [NormGroup] = []
    for group in groups {
      made.append(
        NormGroup(
          name: group.name, curve: try curve(group), measures: group.measures,
          cadence: group.cadence))
    }
    return Norms(
      name: header["name", default: ""], people: header["people", default: ""],
      source: header["source", default: ""], licence: header["licence", default: ""], groups: made)
  }

  /// The curve on 101 points; nil where the group has none.
  private func curve(_ group: Group) throws(GaitlabError) -> [NormValue]? {
    let points = group.points
    guard let first = points.first, let last = points.last else { return nil }
    let apart = zip(points, points.dropFirst()).map { $1.percent - $0.percent }.max() ?? 100
    guard first.percent == 0, last.percent == 100, apart <= Self.mostPercentApart else {
      throw refusal(
        .missingColumn, found: "holes in the curve of '\(group.name)'",
        expected: "points from 0 to 100 % of stance, at most \(Int(Self.mostPercentApart)) % apart")
    }
    var low = 0
    return (0...100).map { percent in
      let at = Double(percent)
      while low + 2 < points.count, points[low + 1].percent <= at { low += 1 }
      let (a, b) = (points[low], points[low + 1])
      let part = (at - a.percent) / (b.percent - a.percent)
      func between(_ x: Double, _ y: Double) -> Double { x + (y - x) * part }
      var sd: Double?
      if let first = a.value.sd, let second = b.value.sd { sd = between(first, second) }
      return NormValue(
        people: a.value.people, mean: between(a.value.mean, b.value.mean), sd: sd)
    }
  }

  private func refusal(
    _ code: GaitlabError.Code, line: Int? = nil, found: String, expected: String
  ) -> GaitlabError {
    GaitlabError(
      code, file: path, location: line.map { .line($0) } ?? .none, found: found, expected: expected,
      advice: NormsFile.advice)
  }
}
