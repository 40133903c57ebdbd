import Foundation
import GaitAnalysis
import GaitFiles
import GaitModel
import PlainText

/// A row a session: who, when, steps, means of each foot, symmetry, errors, doubts; or why it could not be read.
package enum SessionRows {
  /// The columns' names with their units.
  package static let columns: [String] =
    [
      "file", "session", "person", "visit", "condition", "date", "length [s]", "body mass [kg]",
      "body weight [N]", "force", "estimator", "steps found", "steps used", "cadence [steps/min]",
    ]
    + StepMeasure.allCases.flatMap { measure -> [String] in
      Foot.allCases.flatMap { foot in
        let name = "\(foot.rawValue) \(measure.title)"
        return ["\(name) [\(measure.unit)]", "\(name) SD [\(measure.unit)]", "\(name) n"]
      } + ["\(measure.title) symmetry"]
    } + ["bias [BW]", "RMSE [BW]", "r", "flags", "problem"]

  /// What the rows rest on, as lines that begin with `#`.
  package static func head(program: String) -> String {
    var text = "# gaitlab table 1: a row a session\n# program: \(program)\n"
    for definition in ExportFacts.definitions {
      text += "# \(definition.label): \(definition.value)\n"
    }
    return text + columns.joined(separator: ",") + "\n"
  }

  /// The row of a session that could be read; forces are those of the force that decides.
  package static func text(_ session: AnalyzedSession, file: String) -> String {
    let (analysis, metadata) = (session.analysis, session.metadata)
    let summary = analysis.summary
    var cells = [
      TidyTable.cell(file), TidyTable.cell(session.name), TidyTable.cell(metadata.personCode ?? ""),
      metadata.visit.number.map(String.init) ?? "",
      TidyTable.cell(metadata.visit.condition ?? ""),
      metadata.startedAtUnixSeconds.map(WallClock.minutes) ?? "",
      TidyTable.cell(session.durationSeconds, decimals: 2),
      TidyTable.cell(metadata.bodyMassKilograms, decimals: 1),
      analysis.hasNewtons && analysis.hasBodyWeights
        ? TidyTable.cell(analysis.calibration.bodyWeightNewtons, decimals: 1) : "",
      analysis.decidedBy.rawValue, TidyTable.cell(analysis.estimator.name),
      "\(summary.stepsFound)", "\(summary.stepsUsed)",
      TidyTable.cell(summary.cadenceStepsPerMinute, decimals: 2),
    ]
    for measure in StepMeasure.allCases {
      let isGiven = analysis.gives(measure)
      for foot in Foot.allCases {
        let mean = isGiven ? summary.feet[foot][measure] : nil
        cells += [
          TidyTable.cell(mean?.mean, decimals: 4), TidyTable.cell(mean?.sd, decimals: 4),
          "\(mean?.n ?? 0)",
        ]
      }
      cells.append(TidyTable.cell(isGiven ? summary.symmetry[measure] : nil, decimals: 4))
    }
    let overall = analysis.errors?.overall
    cells += [
      TidyTable.cell(overall?.bias, decimals: 5), TidyTable.cell(overall?.rmse, decimals: 5),
      TidyTable.cell(overall?.pearsonR, decimals: 5),
      analysis.trust.flags.map(\.rawValue).joined(separator: " "), "",
    ]
    return cells.joined(separator: ",") + "\n"
  }

  /// The row of a session that could not be read.
  package static func text(problem: String, file: String) -> String {
    let empty = Array(repeating: "", count: columns.count - 2)
    return ([TidyTable.cell(file)] + empty + [TidyTable.cell(problem)]).joined(separator: ",")
      + "\n"
  }
}
