import ArgumentParser
import CommandSupport
import ConsoleRuntime
import GaitConsole
import GaitFiles
import GaitFormats
import GaitModel
import GaitStore
import PlainText

/// What is practised in a live session, what the walker is shown of it, and what makes sounds of it.
struct LiveFeedbackOptions: ParsableArguments {
  enum FootName: String, CaseIterable, ExpressibleByArgument {
    case left, right, both
  }

  @Option(
    name: .customLong("feedback"),
    help: ArgumentHelp(
      "The exercise: one of those that key l lists, your own in feedback.toml among them.",
      valueName: "name"))
  var exercise: String?

  @Option(name: .customLong("feedback-foot"), help: "The foot that practises.")
  var foot: FootName?

  @Option(name: .customLong("feedback-unit"), help: "The unit of a peak force.")
  var unit: FeedbackUnit?

  @Option(
    help: ArgumentHelp(
      "Which steps the walker is shown: \(FeedbackSchedule.expected).", valueName: "schedule"))
  var shown: String?

  @Option(help: "Beats a minute to walk by: the terminal's bell, or the program's.")
  var metronome: Double?

  @Option(
    name: .customLong("protocol"),
    help: "A file with the phases of a visit, which the session goes through.",
    completion: .file(extensions: ["toml"]))
  var protocolFile: String?

  @Option(
    name: .customLong("feedback-program"), parsing: .remaining,
    help: ArgumentHelp(
      """
      A program that reads every step as a line on its standard input, to make a sound of it; what follows it on \
      the command line is its own.
      """, valueName: "path"))
  var program: [String] = []

  /// Refuses what cannot be, before anything is opened.
  func check() throws {
    if let shown, FeedbackSchedule(shown) == nil {
      throw ValidationError("--shown '\(shown)': expected \(FeedbackSchedule.expected)")
    }
    let beats = "\(Int(Metronome.range.lowerBound)) to \(Int(Metronome.range.upperBound))"
    if let metronome, !Metronome.range.contains(metronome) {
      throw ValidationError("--metronome \(metronome): expected \(beats) beats a minute")
    }
    if protocolFile != nil, exercise != nil || shown != nil || metronome != nil {
      throw ValidationError(
        "--protocol says itself what is practised: leave --feedback, --shown and --metronome out")
    }
  }

  /// What can be practised and what is, with what the options say.
  ///
  /// - Throws: that there is no such exercise, or what is wrong with the file that should have it.
  func exercises() throws -> LiveExercises {
    var exercises = LiveExercises()
    if exercise != nil || protocolFile != nil, let path = Folders.feedback,
      exercises.problem != nil
    {
      // Somebody waits for what is in it.
      _ = try FeedbackFile.read(path: path)
    }
    if let exercise {
      guard let preset = exercises.presets.named(exercise) else {
        let names = exercises.presets.map { "'\(Printable.text($0.name))'" }
        throw PlainFailure(
          "there is no exercise '\(Printable.text(exercise))'; there are: "
            + names.joined(separator: ", "))
      }
      exercises.chosen = preset
    }
    exercises.foot =
      switch foot {
      case .left: .left
      case .right: .right
      case .both: .some(nil)
      case nil: nil
      }
    exercises.unit = unit
    exercises.schedule = shown.flatMap(FeedbackSchedule.init)
    exercises.beatsPerMinute = metronome
    return exercises
  }

  /// The protocol, where it begins or where the recording that continues was interrupted.
  ///
  /// - Throws: what is wrong with its file.
  func run(
    _ presets: [FeedbackPreset], continuing recording: SessionRecorder?
  ) throws(GaitlabError) -> VisitRun? {
    guard let protocolFile else { return nil }
    let plan = try ProtocolFile.read(path: protocolFile, presets: presets)
    guard let path = recording?.status.path, let last = recording?.lastSeconds else {
      return VisitRun(plan: plan)
    }
    return VisitRun(
      plan: plan, resuming: try SessionFile(path: path).markers, lastSeconds: last)
  }

  /// - Throws: why it cannot be started.
  func startProgram() throws(GaitlabError) -> FeedbackProgram? {
    program.isEmpty ? nil : try FeedbackProgram(program)
  }
}

extension FeedbackUnit: ExpressibleByArgument {
  /// Reads the symbol.
  public init?(argument: String) {
    guard let unit = Self.allCases.first(where: { $0.symbol == argument }) else { return nil }
    self = unit
  }

  /// The symbols.
  public static var allValueStrings: [String] { allCases.map(\.symbol) }
}
