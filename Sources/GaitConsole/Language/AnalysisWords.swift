import GaitAnalysis
import GaitModel
import PlainText

/// Sentences of the analysis in the language of the screens; exports keep its own English ones.
extension StepRejection {
  /// Why a step is not used.
  var screenReason: String {
    switch self {
    case .touchesGap(let seconds): tr("gap \(Int((seconds * 1000).rounded())) ms")
    case .standing: tr("standing")
    case .incomplete: tr("incomplete")
    case .tooShort(let seconds): tr("short \(Int((seconds * 1000).rounded())) ms")
    case .lightLoad: tr("light load")
    case .bothFeet: tr("both feet")
    case .spike: tr("spike")
    case .calibrationChanged: tr("calibration changed")
    case .leftOut: tr("left out by option")
    case .leftOutByHand(let reason):
      reason.isEmpty ? tr("left out by hand") : tr("left out by hand: \(reason)")
    case .noReference: tr("no plate")
    case .otherPlate: tr("wrong plate")
    }
  }
}

extension CalibrationTimeline {
  /// How the last one was made, and from when it holds where there are several.
  var screenSummary: String { screenSummaries.last ?? "" }

  /// The same of those before, by time; nil where there are none.
  var earlierScreenSummary: String? {
    guard !changes.isEmpty else { return nil }
    let earlier = screenSummaries.dropLast().joined(separator: "; ")
    return tr("before: \(earlier)")
  }

  private var screenSummaries: [String] {
    [first.screenSummary]
      + changes.map { change in
        let seconds = ScreenNumber.text(change.fromSeconds, decimals: 1)
        return tr("from \(seconds) s \(change.calibration.screenSummary)")
      }
  }
}

extension Calibration {
  /// How it was made.
  var screenSummary: String {
    switch origin {
    case .automatic:
      tr(
        strideCount, one: "automatic, \(strideCount) stride",
        many: "automatic, \(strideCount) strides")
    case .standing: tr("standing")
    case .standingOnEachFoot: tr("standing on each foot")
    case .insole: tr("the insoles' own newtons")
    case .none: tr("none: too few whole strides")
    }
  }
}

extension NormMatch {
  /// What was chosen and by what.
  var screenWords: String { "\(norms.name), \(group.name) (\(why))" }

  private var why: String {
    switch reason {
    case .chosen: return tr("as asked for")
    case .only: return tr("the only group")
    case .cadence(let own, let group):
      return tr(
        "by cadence: \(Int(own.rounded())) steps/min, the group \(Int(group.rounded()))")
    case .stance(let own, let group):
      let (own, group) = (Int((own * 1000).rounded()), Int((group * 1000).rounded()))
      return tr("by stance time: \(own) ms, the group \(group) ms")
    case .unmatched: return tr("not matched by speed")
    }
  }
}

/// Sentences with numbers in them that the analysis makes.
enum AnalysisSentence {
  private static let formats = PhraseList.sentences.flatMap(\.phrases)

  static func text(_ english: String) -> String { tr(sentence: english, of: formats) }
}
