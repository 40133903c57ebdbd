import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitFiles
import GaitModel
import GaitTraining

/// `gaitlab dataset check`: whether a folder can be trained on.
struct DatasetCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List the recordings of a data set and what is wrong with them.",
    discussion: """
      Tells subject, length, and how far each reference runs behind its cells (left / right, by \
      cross-correlation). With --baselines also what needs no network: the errors of the sum of \
      cells and of ridge regression on single frames, leaving one subject out. Ends with exit \
      code 1 if a recording cannot be used.

      Example: gaitlab dataset check walks/ --baselines
      """)

  @Argument(help: "A folder of .gait sessions.", completion: .directory)
  var folder: String

  @Flag(help: "Measure sum of cells and ridge regression, leaving one subject out.")
  var baselines = false

  @Option(help: "Whole strides of each foot that the baselines are calibrated on.")
  var strides = CalibrationRule().maxStrides

  @Flag(help: "Give each foot a scale of its own; the console gives both the same.")
  var eachFoot = false

  @Flag(help: "Take the lags out before the baselines are measured.")
  var correctLag = false

  func validate() throws {
    guard (2...1000).contains(strides) else {
      throw ValidationError("--strides \(strides): expected 2 or more")
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      let progress = ProgressLine("checking \(folder)")
      let entries = try DataSetCheck.run(folder: folder, progress: progress.report)
      progress.finish()
      try StandardOutput.write(DatasetTables.check(entries))
      if baselines { try StandardOutput.write(try baselineTable()) }
      let refused = entries.count { if case .failure = $0.recording { true } else { false } }
      guard refused == 0 else {
        throw PlainFailure("\(refused) of \(entries.count) recordings cannot be used")
      }
    }
  }

  private func baselineTable() throws -> String {
    let data = try DataSet(folder: folder)
    var options = CalibratedRecording.Options()
    options.calibration = CalibrationRule(maxStrides: strides, scalesFeetApart: eachFoot)
    options.correctsLag = correctLag
    let folds = try SubjectFold.leaveOneSubjectOut(data)
    let measured = FrameBaselines(data, options: options)
    let progress = ProgressLine("measuring baselines")
    defer { progress.finish() }
    var errors: [FrameBaselines.Errors] = []
    for (index, fold) in folds.enumerated() {
      errors += try measured.run(fold) {
        progress.report((Double(index) + $0) / Double(folds.count))
      }
    }
    return DatasetTables.baselines(errors, subjects: data.subjects)
  }
}
