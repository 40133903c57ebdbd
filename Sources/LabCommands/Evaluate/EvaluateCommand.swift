import ArgumentParser
import CommandSupport
import Foundation
import GaitAnalysis
import GaitEngine
import GaitExperiments
import GaitFiles
import GaitFormats
import GaitModel
import GaitTraining

/// `gaitlab evaluate`: errors of estimators on recordings with a reference.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure estimators on recordings with a reference.",
    discussion: """
      Takes every recording of a data set through the console's own pipeline and prints mean and \
      SD over subjects for each condition. Stances begin at 20 N. Recordings tagged split:train \
      are left out unless asked for. With several models the others are compared with the first, \
      subject by subject.

      Example: gaitlab evaluate walks/ --model sum-of-cells --model student.safetensors
      """)

  enum Split: String, ExpressibleByArgument, CaseIterable { case test, all }

  @Argument(help: "A folder of .gait sessions.", completion: .directory)
  var folder: String

  @Option(
    name: .customLong("model"),
    help: "A name from 'gaitlab models' or a model file; may be given repeatedly.",
    completion: .file(extensions: [ModelLibrary.fileExtension]))
  var models = [ModelLibrary.sumOfCells]

  @Option(parsing: .upToNextOption, help: "Subjects to evaluate; all if none is given.")
  var subjects: [String] = []

  @Option(help: "Recordings to evaluate: test leaves out those that are for training only.")
  var split = Split.test

  @OptionGroup var way: EvaluationOptions

  @Option(help: "Write everything as JSON to a file.", completion: .file())
  var json: String?

  @Option(help: "Write one row a recording and model to a file.", completion: .file())
  var csv: String?

  @Flag(help: "Replace the files if they exist.")
  var force = false

  func validate() throws {
    guard Set(models).count == models.count else {
      throw ValidationError("--model: the same model twice")
    }
    if let json, json == csv {
      throw ValidationError("--json and --csv: two files of the same name")
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      for path in [json, csv].compactMap({ $0 }) { try requireWritable(path) }
      let candidates = try models.map {
        EstimatorEvaluation.Candidate(name: $0, estimator: try Folders.models.source(of: $0))
      }
      let (recordings, folds) = try chosen()
      let progress = ProgressLine("evaluating \(folder)")
      defer { progress.finish() }
      let cells = try EstimatorEvaluation.cells(
        candidates, on: recordings, settings: way.settings, lostFrames: way.lostFrames / 100,
        progress: progress.report)
      progress.finish()
      let plan = ResultsPlan(arms: models, folds: folds, reference: models.first)
      let table = try ResultsTable(cells, plan: plan, source: folder)
      let provenance = provenance(candidates, recordings: recordings.count)
      if let json {
        try ResultsJSON(table, cells: cells, provenance: provenance)
          .write(to: json, overwrite: force)
      }
      if let csv {
        try ResultsCSV(cells, provenance: provenance).write(to: csv, overwrite: force)
      }
      try StandardOutput.write(
        EvaluateTables.text(
          table, recordings: recordings.count, partial: EvaluateTables.partialRecordings(in: cells))
      )
    }
  }

  /// Told at once and not after the work.
  private func requireWritable(_ path: String) throws {
    try ResultsFile.requireWritable(path, overwrite: force)
    for model in models where model != ModelLibrary.sumOfCells {
      try OutputPath.requireDifferent(path, from: Folders.models.path(of: model))
    }
    for recording in try DataSet.paths(in: folder) {
      try OutputPath.requireDifferent(path, from: recording)
    }
  }

  /// The recordings that are evaluated, and whom they are of.
  private func chosen() throws -> ([DataRecording], [String]) {
    let progress = ProgressLine("reading \(folder)")
    defer { progress.finish() }
    let data = try DataSet(folder: folder, progress: progress.report)
    let known = data.subjects
    if let stranger = subjects.first(where: { !known.contains($0) }) {
      throw PlainFailure(
        "--subjects \(stranger): nobody of that code in \(folder); there are "
          + known.joined(separator: ", "))
    }
    let recordings = data.recordings.filter { recording in
      (split == .all || recording.split != .train)
        && (subjects.isEmpty || subjects.contains(recording.subject))
    }
    guard !recordings.isEmpty else {
      throw PlainFailure("\(folder): all recordings are for training; --split all takes them too")
    }
    let present = Set(recordings.map(\.subject))
    return (recordings, known.filter(present.contains))
  }

  private func provenance(
    _ candidates: [EstimatorEvaluation.Candidate], recordings: Int
  ) -> ResultsProvenance {
    let rule = RecordingEvaluator.benchmarkRule
    var facts = [
      Fact("program", "gaitlab \(ProgramVersion.text)"),
      Fact("recordings", "\(recordings), split \(split.rawValue)"),
      Fact(
        "stance rule",
        "contact at \(rule.minimumNewtons) N, released at "
          + "\(rule.minimumNewtons * rule.releaseFraction) N"),
      Fact("calibration", way.settings.basis.calibration.summary),
      Fact("frames lost at random", "\(way.lostFrames) %"),
    ]
    for candidate in candidates {
      let digest = candidate.estimator.description().sha256.map { "SHA-256 \($0)" }
      facts.append(
        Fact("model \(candidate.name)", digest ?? "built in, no file"))
    }
    return ResultsProvenance(
      title: "Errors of estimators", caveat: EvaluateTables.caveat,
      command: (["gaitlab"] + CommandLine.arguments.dropFirst()).joined(separator: " "),
      configuration: facts, time: Date.now.formatted(.iso8601))
  }
}
