import ArgumentParser
import CommandSupport
import GaitFiles
import GaitFootsteps
import PlainText

/// `gaitlab dataset footsteps`: the benchmark's recordings.
struct DatasetFootstepsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "footsteps", abstract: "Build Footsteps-16x8, the benchmark of this project.",
    discussion: """
      Gets single footsteps of ten people on a pressure plate from PyPI (jiku-data 0.1.16, \
      GPL-3.0) and writes walking recordings under a simulated insole, fresh and worn: \
      \(FootstepsRecording.caveat). The same seed gives the same recordings; those that are there \
      already are kept.

      The options below --seed change walkers or insole, to see what an estimator makes of them; \
      each set of options has a folder, file names and tags of its own.

      Example: gaitlab dataset footsteps --layout moticon --lost-frames 3
      """)

  @Option(help: "The folder that keeps the download.", completion: .directory)
  var cache: String?

  @Option(
    name: [.short, .customLong("output")], help: "The folder to write to.",
    completion: .directory)
  var output: String?

  @Option(parsing: .upToNextOption, help: "Which people, 0 to 9; all if none is given.")
  var subjects: [Int] = []

  @Option(help: "Recordings of each person, speed and condition to train on.")
  var recordings = FootstepsBuilder.trainingRecordings

  @Option(help: "The same to test on.")
  var testRecordings = FootstepsBuilder.testRecordings

  @Option(help: "Seed of the random numbers.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Share of the body weight on the left foot over whole strides, 0.3 to 0.7.",
      valueName: "share"))
  var asymmetry = FootstepsOptions().asymmetry

  @Option(
    help: ArgumentHelp(
      "How far the duty factor is off the one by which both feet carry one body weight, -20 to 20.",
      valueName: "percent"))
  var dutyFactorError = FootstepsOptions().dutyFactorErrorPercent

  @Option(
    help: ArgumentHelp("Cells of the insole: \(FootstepsLayout.choices).", valueName: "name"))
  var layout = FootstepsOptions().layout.name

  @Option(
    help: ArgumentHelp(
      "Frames of each insole that are lost at random, 0 to 50; the reference stays whole.",
      valueName: "percent"))
  var lostFrames = FootstepsOptions().lostFramesPercent

  @Flag(help: "Replace recordings that are there.")
  var force = false

  func validate() throws {
    if let wrong = subjects.first(where: { !FootstepsSource.subjects.contains($0) }) {
      throw ValidationError("--subjects \(wrong): expected numbers of 0 to 9")
    }
    for count in [recordings, testRecordings] where !(0...1000).contains(count) {
      throw ValidationError("--recordings and --test-recordings: expected 0 to 1000")
    }
    if let problem = try options().problem { throw ValidationError(problem) }
  }

  private func options() throws -> FootstepsOptions {
    guard let layout = FootstepsLayout(name: layout) else {
      throw ValidationError("--layout \(layout): expected \(FootstepsLayout.choices)")
    }
    var options = FootstepsOptions()
    options.asymmetry = asymmetry
    options.dutyFactorErrorPercent = dutyFactorError
    options.layout = layout
    options.lostFramesPercent = lostFrames
    return options
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      let options = try options()
      let output =
        try output ?? Folders.require(Folders.dataSets) + "/Footsteps-16x8\(options.suffix)"
      let cache = try cache ?? Folders.require(Folders.cache)
      let source = try FootstepsDownload(cache: cache).folder {
        StandardError.write("gaitlab: \($0)\n")
      }
      let archive = try FootstepsArchive(folder: source)
      let builder = FootstepsBuilder(
        output: output, seed: seed, training: recordings, testing: testRecordings,
        replacing: force, options: options)
      let progress = ProgressLine("building the data set")
      defer { progress.finish() }
      let outcome = try builder.run(
        subjects: subjects.isEmpty ? Array(FootstepsSource.subjects) : Set(subjects).sorted(),
        load: { index throws(GaitlabError) in try archive.subject(index) },
        progress: progress.report)
      progress.finish()
      try StandardOutput.write(
        "\(Counted.text(outcome.written, "recording")) written, \(outcome.kept) kept: \(Printable.text(output))\n"
          + "\(FootstepsRecording.caveat); cite \(FootstepsSource.citation)\n")
    }
  }
}
