import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitEngine
import GaitExperiments

/// How recordings are calibrated and spoilt before they are evaluated.
struct EvaluationOptions: ParsableArguments {
  @Option(help: "The scale after the first strides: running follows it, fixed keeps it.")
  var scale = ScaleMode.running

  @Flag(help: "Scale each foot so that it carries half the body weight.")
  var scaleFeetApart = false

  @Option(help: "Strides of each foot that the calibration looks at.")
  var strides = CalibrationRule().maxStrides

  @Option(help: "Percent of the frames to lose at random, each foot its own; 0 to 50.")
  var lostFrames = 0.0

  func validate() throws {
    guard (0...50).contains(lostFrames) else {
      throw ValidationError("--lost-frames \(lostFrames): expected 0 to 50 percent")
    }
    guard (2...1000).contains(strides) else {
      throw ValidationError("--strides \(strides): expected 2 to 1000")
    }
  }

  /// The console's own, on the benchmark's rule of stance.
  var settings: AnalysisSettings {
    AnalysisSettings(
      rule: RecordingEvaluator.benchmarkRule,
      calibration: CalibrationRule(
        maxStrides: strides, scalesFeetApart: scaleFeetApart, scale: scale))
  }
}
