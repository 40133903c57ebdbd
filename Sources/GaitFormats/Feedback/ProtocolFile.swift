package import GaitFiles
package import GaitModel
import TOMLKit

/// The phases of a visit, described in docs/FEEDBACK.md.
///
/// ```
/// name = "First visit"
///
/// [[phase]]
/// name = "Walk"
/// minutes = 2
/// times = 3
/// rest = 60
/// exercise = "Partial weight bearing 20 kg"
/// foot = "left"
/// ```
package enum ProtocolFile {
  private static let keys = [
    "name", "minutes", "seconds", "times", "rest", "exercise", "metronome",
  ]

  /// Reads a protocol.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - presets: the exercises that phases may name.
  /// - Returns: its phases, repetitions and rests among them one by one.
  /// - Throws: `badHeader` with the line of the first mistake, or why the file cannot be read.
  package static func read(
    path: String, presets: [FeedbackPreset]
  ) throws(GaitlabError) -> VisitProtocol {
    let source = try SettingsText(path: path, advice: "mend the file; docs/FEEDBACK.md has one")
    let file = try source.table()
    for key in file.keys where !["name", "phase"].contains(key) {
      throw source.refusal(
        "an unknown key '\(key)'", expected: "name, then [[phase]]", line: source.line(of: key))
    }
    var phases: [VisitProtocol.Phase] = []
    for table in try TableOfList.all("phase", of: file, in: source) {
      phases += try Self.phases(table, presets: presets)
      guard phases.count <= VisitProtocol.mostPhases else {
        throw table.refusal(
          "\(phases.count) phases", expected: "\(VisitProtocol.mostPhases) at most")
      }
    }
    guard !phases.isEmpty else {
      throw source.refusal("no phase", expected: "[[phase]] and lines below it")
    }
    guard let name = file["name"].map({ $0.string }) ?? "protocol" else {
      throw source.refusal(
        "a name that is no text", expected: "name = \"...\"", line: source.line(of: "name"))
    }
    return VisitProtocol(name: name, phases: phases)
  }

  /// A phase with its repetitions and the rests between them.
  private static func phases(
    _ table: TableOfList, presets: [FeedbackPreset]
  ) throws(GaitlabError) -> [VisitProtocol.Phase] {
    try table.requireKeys(keys + ExerciseKeys.all)
    guard let name = try table.name("name") else {
      throw table.refusal("a phase without a name", expected: "name = \"...\"")
    }
    let times = try table.number("times", 1...Double(VisitProtocol.mostPhases)) ?? 1
    guard times == times.rounded() else {
      throw table.refusal("a part of a time", expected: "times = 3", key: "times")
    }
    let phase = VisitProtocol.Phase(
      name: name, seconds: try seconds(table), exercise: try exercise(table, name, presets),
      beatsPerMinute: try table.number("metronome", VisitProtocol.beatsPerMinute))
    let rest = try table.number("rest", VisitProtocol.lengths)
    guard rest == nil || times > 1 else {
      throw table.refusal(
        "a rest with nothing behind it", expected: "times = 2 or more, or a phase of its own",
        key: "rest")
    }
    guard times > 1 else { return [phase] }
    return (1...Int(times)).flatMap { number -> [VisitProtocol.Phase] in
      var one = phase
      one.name = "\(name) \(number) of \(Int(times))"
      let pause = rest.map { VisitProtocol.Phase(name: "Rest", seconds: $0) }
      return number == 1 ? [one] : [pause, one].compactMap(\.self)
    }
  }

  private static func seconds(_ table: TableOfList) throws(GaitlabError) -> Double? {
    let lengths = VisitProtocol.lengths
    let seconds = try table.number("seconds", lengths)
    let minutes = try table.number("minutes", lengths.lowerBound / 60...lengths.upperBound / 60)
    guard seconds == nil || minutes == nil else {
      throw table.refusal("minutes and seconds", expected: "one of them", key: "seconds")
    }
    return seconds ?? minutes.map { $0 * 60 }
  }

  /// What is practised; nil where the phase says nothing of it.
  private static func exercise(
    _ table: TableOfList, _ name: String, _ presets: [FeedbackPreset]
  ) throws(GaitlabError) -> FeedbackPreset? {
    let wanted = try table.name("exercise")
    guard wanted != nil || ExerciseKeys.all.contains(where: { table.table[$0] != nil }) else {
      return nil
    }
    guard let wanted else { return try ExerciseKeys(table: table).preset(named: name) }
    guard let preset = presets.named(wanted) else {
      let names = presets.map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw table.refusal(
        "an unknown exercise '\(wanted)'", expected: "one of \(names)", key: "exercise")
    }
    return try ExerciseKeys(table: table).preset(named: preset.name, from: preset)
  }
}
