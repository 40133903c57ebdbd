import GaitAnalysis
import GaitFiles
import GaitModel
import PlainText

/// What every table says of the steps that were used, and of those that somebody has left out.
enum LeftOutText {
  /// Such as `52 of 55 found, 2 left out by hand, 1 rejected`.
  ///
  /// - Parameters:
  ///   - analysis: the steps.
  ///   - freeText: makes a reason safe for the file.
  /// - Returns: the numbers, and what was left out but fits no step.
  static func stepsUsed(_ analysis: SessionAnalysis, freeText: (String) -> String) -> String {
    let summary = analysis.summary
    var text = "\(summary.stepsUsed) of \(summary.stepsFound) found"
    let words = summary.leftOutWords()
    if !words.isEmpty { text += ", " + words }
    let withoutStep = withoutStep(analysis, freeText: freeText)
    if !withoutStep.isEmpty {
      text += "; left out, but fitting no step: " + withoutStep.joined(separator: ", ")
    }
    return text
  }

  private static func withoutStep(
    _ analysis: SessionAnalysis, freeText: (String) -> String
  ) -> [String] {
    analysis.leftOutWithoutStep.map { step in
      "\(step.foot.rawValue) at \(FixedPoint.text(step.initialContactSeconds, decimals: 3)) s"
        + (step.reason.isEmpty ? "" : " (\(freeText(step.reason)))")
    }
      + Foot.allCases.flatMap { foot in
        analysis.skippedWithoutStep[foot].map { "\(foot.rawValue) step \($0)" }
      }
  }

  /// The same as members of the summary.
  static func stepCounts(_ analysis: SessionAnalysis) -> [(String, JSONValue)] {
    let byTime = analysis.leftOutWithoutStep.map { step in
      JSONValue.object([
        ("foot", .string(step.foot.rawValue)), ("index", .null),
        ("initialContactSeconds", .seconds(step.initialContactSeconds)),
        ("reason", .string(step.reason)),
      ])
    }
    let byNumber = Foot.allCases.flatMap { foot in
      analysis.skippedWithoutStep[foot].map { index in
        JSONValue.object([
          ("foot", .string(foot.rawValue)), ("index", .integer(index)),
          ("initialContactSeconds", .null), ("reason", .string("")),
        ])
      }
    }
    return [
      ("stepsFound", .integer(analysis.summary.stepsFound)),
      ("stepsUsed", .integer(analysis.summary.stepsUsed)),
      (
        "stepsLeftOutByHand",
        .integer(analysis.summary.stepsLeftOut - analysis.summary.stepsLeftOutByOption)
      ),
      ("stepsLeftOutByOption", .integer(analysis.summary.stepsLeftOutByOption)),
      ("leftOutWithoutStep", .array(byTime + byNumber)),
    ]
  }
}
