import GaitFiles
import GaitModel
import TOMLKit

/// The keys that say what is practised, in presets and in phases of protocols alike.
struct ExerciseKeys {
  static let all = ["measure", "unit", "zone", "foot", "schedule", "bell"]

  private static let measures: [(String, FeedbackMeasure)] = [
    ("peak force", .peakForce), ("loading rate", .loadingRate), ("symmetry", .symmetry),
    ("stance time", .stanceTime),
  ]
  private static let units = FeedbackUnit.allCases.map { ($0.symbol, $0) }
  private static let feet: [(String, Foot?)] = [("left", .left), ("right", .right), ("both", nil)]
  private static let bells: [(String, BellMode)] = [
    ("off", .off), ("outside", .alarm), ("inside", .reward),
  ]

  let table: TableOfList

  /// Reads what is practised.
  ///
  /// - Parameters:
  ///   - name: what it is called.
  ///   - base: what holds where the keys are missing; without it a measure and a zone are needed.
  /// - Returns: with that name.
  /// - Throws: `badHeader` with the line of the first mistake.
  func preset(
    named name: String, from base: FeedbackPreset? = nil
  ) throws(GaitlabError) -> FeedbackPreset {
    var preset: FeedbackPreset
    let measure = try table.word("measure", Self.measures)
    let unit = try table.word("unit", Self.units)
    let zone = try zone()
    if let base, measure == nil, unit == nil, zone == nil {
      preset = base
      preset.name = name
    } else {
      guard let measure = measure ?? base?.target.measure else {
        throw table.refusal(
          "no 'measure'", expected: "measure = \"peak force\", and a zone")
      }
      guard let zone else {
        throw table.refusal("no 'zone'", expected: "zone = [15, 25]", key: "measure")
      }
      if unit != nil, measure != .peakForce {
        throw table.refusal(
          "a unit of something that has one", expected: "a unit of a peak force alone", key: "unit")
      }
      let target = FeedbackTarget(
        measure: measure, foot: base?.target.foot, zone: zone,
        unit: unit ?? base?.target.unit ?? .percentBodyWeight)
      guard target.isPlausible else {
        let limits = target.zoneLimits
        throw table.refusal(
          "a zone that cannot be",
          expected: "two numbers from \(TableOfList.text(limits.lowerBound)) to "
            + "\(TableOfList.text(limits.upperBound)), the lower one first", key: "zone")
      }
      preset = FeedbackPreset(
        name: name, target: target, choosesFoot: base?.choosesFoot ?? false,
        schedule: base?.schedule, bell: base?.bell)
    }
    if let foot = try table.word("foot", Self.feet) {
      guard foot == nil || preset.target.measure != .symmetry else {
        throw table.refusal(
          "one foot for a symmetry", expected: "no foot: it is always of both", key: "foot")
      }
      preset.target.foot = foot
      preset.choosesFoot = true
    }
    preset.schedule = try schedule() ?? preset.schedule
    preset.bell = try table.word("bell", Self.bells) ?? preset.bell
    return preset
  }

  private func zone() throws(GaitlabError) -> ClosedRange<Double>? {
    guard let value = table.table["zone"] else { return nil }
    let ends = value.array.map { list in (0..<list.count).map { TableOfList.number(list[$0]) } }
    guard let ends, ends.count == 2, let low = ends[0], let high = ends[1], low < high,
      low.isFinite, high.isFinite
    else {
      throw table.refusal(
        "a zone that is none", expected: "zone = [15, 25], the lower end first", key: "zone")
    }
    return low...high
  }

  private func schedule() throws(GaitlabError) -> FeedbackSchedule? {
    guard let value = table.table["schedule"] else { return nil }
    guard let schedule = value.string.flatMap(FeedbackSchedule.init) else {
      throw table.refusal(
        "an unknown schedule", expected: FeedbackSchedule.expected, key: "schedule")
    }
    return schedule
  }
}
