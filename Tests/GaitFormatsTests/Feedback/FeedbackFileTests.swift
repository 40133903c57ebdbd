import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

/// Exercises of a user's own, and the phases of a visit.
@Suite struct FeedbackFileTests {
  private func read<File>(
    _ text: String, _ read: (String) throws -> File
  ) throws -> Result<File, GaitlabError> {
    try Fixture.withFolder { folder throws in
      let path = folder + "/file.toml"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      do {
        return .success(try read(path))
      } catch let error as GaitlabError {
        return .failure(error)
      }
    }
  }

  private func visit(_ text: String) throws -> Result<VisitProtocol, GaitlabError> {
    try read(text) { try ProtocolFile.read(path: $0, presets: FeedbackPreset.builtIn) }
  }

  // MARK: - Exercises

  @Test func everyKeyOfAPreset() throws {
    let presets = try read(
      """
      [[preset]]
      name = "Left hip"
      measure = "Peak Force"
      unit = "kg"
      zone = [15, 25.5]
      foot = "left"
      schedule = "every 2 steps"
      bell = "outside"

      [[preset]]
      name = "Both"
      measure = "symmetry"
      zone = [-5, 5]
      """, FeedbackFile.read
    ).get()
    #expect(
      presets == [
        FeedbackPreset(
          name: "Left hip",
          target: FeedbackTarget(
            measure: .peakForce, foot: .left, zone: 15...25.5, unit: .kilograms),
          choosesFoot: true, schedule: .every(2), bell: .alarm),
        FeedbackPreset(
          name: "Both", target: FeedbackTarget(measure: .symmetry, zone: -5...5)),
      ])
    #expect(try read("", FeedbackFile.read).get().isEmpty)
  }

  @Test(arguments: [
    ("preset = 3", 1), ("[[presets]]\nname = \"a\"", nil), ("\n[[preset]]\nzone = [1, 2]", 2),
    ("[[preset]]\nname = \"a\"\nzone = [1, 2]", 1),
    ("[[preset]]\nname = \"a\"\nmeasure = \"weight\"\nzone = [1, 2]", 3),
    ("[[preset]]\nname = \"a\"\nmeasure = \"peak force\"\nzone = [2, 1]", 4),
    ("[[preset]]\nname = \"a\"\nmeasure = \"peak force\"\nzone = [2]", 4),
    ("[[preset]]\nname = \"a\"\nmeasure = \"peak force\"\nzone = [2, 301]", 4),
    ("[[preset]]\nname = \"a\"\nmeasure = \"peak force\"\nzone = [2, nan]", 4),
    ("[[preset]]\nname = \"a\"\nmeasure = \"stance time\"\nunit = \"kg\"\nzone = [0, 1]", 4),
    ("[[preset]]\nname = \"a\"\nmeasure = \"symmetry\"\nfoot = \"left\"\nzone = [-5, 5]", 4),
    ("[[preset]]\nname = \"a\"\nmeasure = \"symmetry\"\nzone = [-5, 5]\nschedule = \"often\"", 5),
    ("[[preset]]\nname = \"a\"\nmeasure = \"symmetry\"\nzone = [-5, 5]\nsound = \"loud\"", 5),
    ("[[preset]]\nname = \"a\u{1B}[2J\"\nmeasure = \"symmetry\"\nzone = [-5, 5]", 2),
    (
      "[[preset]]\nname = \"a\"\nmeasure = \"symmetry\"\nzone = [-5, 5]\n\n"
        + "[[preset]]\nname = \"A\"\nmeasure = \"symmetry\"\nzone = [-5, 5]", 7
    ),
  ]) func aMistakeRefusesTheFileWithItsLine(text: String, line: Int?) throws {
    guard case .failure(let error) = try read(text, FeedbackFile.read) else {
      Issue.record("'\(text)' was read")
      return
    }
    if let line { #expect(error.location == .line(line), "\(error.summary)") }
    #expect(!error.advice.isEmpty)
  }

  @Test func ourOwnAreOnesThatAFileCouldHold() {
    for preset in FeedbackPreset.builtIn {
      #expect(preset.target.isPlausible, "\(preset.name)")
      #expect(preset.name.count <= FeedbackPreset.longestName)
      #expect(FeedbackPreset.builtIn.named(preset.name.uppercased()) == preset)
    }
  }

  // MARK: - Phases

  @Test func repetitionsHaveRestsBetweenThem() throws {
    let plan = try visit(
      """
      name = "First"
      [[phase]]
      name = "Ready"
      [[phase]]
      name = "Walk"
      minutes = 2
      times = 3
      rest = 45
      exercise = "even steps"
      metronome = 96
      [[phase]]
      name = "Own"
      seconds = 30
      measure = "peak force"
      zone = [50, 70]
      """
    ).get()
    #expect(plan.name == "First")
    #expect(
      plan.phases.map(\.name) == [
        "Ready", "Walk 1 of 3", "Rest", "Walk 2 of 3", "Rest", "Walk 3 of 3", "Own",
      ])
    #expect(plan.phases.map(\.seconds) == [nil, 120, 45, 120, 45, 120, 30])
    #expect(plan.phases[1].exercise?.target.measure == .symmetry)
    #expect(plan.phases[1].beatsPerMinute == 96)
    #expect(plan.phases[2].exercise == nil)
    #expect(plan.phases[6].exercise?.target.zone == 50...70)
  }

  @Test func aPhaseChangesTheExerciseThatItNames() throws {
    let plan = try visit(
      """
      [[phase]]
      name = "Walk"
      exercise = "Partial weight bearing 20 kg"
      foot = "right"
      schedule = "none"
      zone = [10, 20]
      """
    ).get()
    let exercise = try #require(plan.phases[0].exercise)
    #expect(
      exercise.target
        == FeedbackTarget(measure: .peakForce, foot: .right, zone: 10...20, unit: .kilograms))
    #expect(exercise.schedule == .withheld)
    #expect(exercise.choosesFoot)
  }

  @Test(arguments: [
    ("", nil), ("name = 3\n[[phase]]\nname = \"a\"", 1), ("[[phase]]\nminutes = 2", 1),
    ("[[phase]]\nname = \"a\"\nminutes = 0", 3), ("[[phase]]\nname = \"a\"\nseconds = \"2\"", 3),
    ("[[phase]]\nname = \"a\"\nseconds = 2\nminutes = 1", 3),
    ("[[phase]]\nname = \"a\"\nrest = 2", 3), ("[[phase]]\nname = \"a\"\ntimes = 1.5", 3),
    ("[[phase]]\nname = \"a\"\ntimes = 1000000", 3),
    ("[[phase]]\nname = \"a\"\ntimes = 200\nrest = 1", 1),
    ("[[phase]]\nname = \"a\"\n[[phase]]\nname = \"b\"\nexercise = \"none\"", 5),
    ("[[phase]]\nname = \"a\"\nmetronome = 500", 3), ("[[phase]]\nname = \"a\"\ncolour = 1", 3),
    ("[[phase]]\nname = \"a\"\nschedule = \"none\"", 1), ("phase = [1]", 1),
  ]) func aMistakeInAProtocolHasItsLine(text: String, line: Int?) throws {
    guard case .failure(let error) = try visit(text) else {
      Issue.record("'\(text)' was read")
      return
    }
    if let line { #expect(error.location == .line(line), "\(error.summary)") }
    #expect(!error.advice.isEmpty)
  }

  // MARK: - Examples

  @Test func theExamplesAreRead() throws {
    let folder = Fixture.root.appending(path: "Examples").path
    let own = try FeedbackFile.read(path: folder + "/feedback.toml")
    #expect(own.map(\.name) == ["Left hip, week 3", "Longer stance on the right"])
    let plan = try ProtocolFile.read(
      path: folder + "/visit.toml", presets: FeedbackPreset.builtIn)
    #expect(plan.phases.count == 8)
    #expect(plan.phases.last?.exercise?.schedule == .withheld)
  }

  @Test func theExampleOfTheDocumentIsRead() throws {
    let file = Fixture.root.appending(path: "docs/FEEDBACK.md")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("    name = ") })
    let text = lines[start...].prefix { $0.isEmpty || $0.hasPrefix("    ") }
      .map { $0.dropFirst(4) }.joined(separator: "\n")
    #expect(try visit(text).get().phases.count == 6)
  }
}
