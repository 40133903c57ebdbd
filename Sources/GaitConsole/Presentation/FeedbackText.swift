import GaitAnalysis
package import GaitModel
import PlainText
import TerminalCore

/// What the feedback screen calls things.
package enum FeedbackText {
  static func title(_ measure: FeedbackMeasure) -> String {
    switch measure {
    case .peakForce: tr("Peak force")
    case .loadingRate: tr("Loading rate")
    case .symmetry: tr("Symmetry of peak forces")
    case .stanceTime: tr("Stance time")
    }
  }

  /// The same within a sentence.
  static func noun(_ measure: FeedbackMeasure) -> String {
    switch measure {
    case .peakForce: tr("peak force")
    case .loadingRate: tr("loading rate")
    case .symmetry: tr("symmetry of peak forces")
    case .stanceTime: tr("stance time")
    }
  }

  static func unit(_ measure: FeedbackMeasure) -> String {
    switch measure {
    case .peakForce: tr("% of body weight")
    case .loadingRate: tr("body weights/s")
    case .symmetry: "%"
    case .stanceTime: "s"
    }
  }

  /// A value as its big digits show it.
  static func value(_ value: Double, _ measure: FeedbackMeasure) -> String {
    // Beyond this it is no measurement, and digits would not fit.
    guard abs(value) < 9999 else { return "-" }
    return switch measure {
    case .peakForce: ScreenNumber.text(value, decimals: 0)
    case .loadingRate: ScreenNumber.text(value, decimals: 1)
    case .symmetry: (value >= 0.5 ? "+" : "") + ScreenNumber.text(value, decimals: 0)
    case .stanceTime: ScreenNumber.text(value, decimals: 2)
    }
  }

  /// How a walker did, for a shell or a report: English whatever the screens speak.
  package static func sentence(_ summary: FeedbackSummary) -> String {
    Language.english.bind { englishSentence(summary) }
  }

  private static func englishSentence(_ summary: FeedbackSummary) -> String {
    let target = summary.target
    let zone =
      "\(value(target.zone.lowerBound, target.measure)) to "
      + "\(value(target.zone.upperBound, target.measure)) \(unit(target.measure))"
    let share = summary.seconds > 0 ? 100 * summary.secondsInZone / summary.seconds : 0
    return
      "\(title(target.measure)), \(foot(target)), \(zone): \(Counted.text(summary.inZone, "step")) in the zone, "
      + "\(summary.under) under, \(summary.over) over; longest streak \(summary.longestStreak); "
      + "\(ScreenNumber.text(summary.secondsInZone, decimals: 0)) s in the zone "
      + "(\(ScreenNumber.text(share, decimals: 0)) % of the walking)"
  }

  static func foot(_ target: FeedbackTarget) -> String {
    if target.measure == .symmetry { return tr("+ is the right foot") }
    return target.foot.map { tr("\($0.word) foot") } ?? tr("both feet")
  }

  /// Where a value stands, in words and with a sign: colour alone says nothing.
  static func zone(_ zone: FeedbackZone, _ glyphs: GlyphSet) -> String {
    switch zone {
    case .under: tr("\(glyph(zone, glyphs)) UNDER")
    case .inside: tr("\(glyph(zone, glyphs)) IN ZONE")
    case .over: tr("\(glyph(zone, glyphs)) OVER")
    }
  }

  static func glyph(_ zone: FeedbackZone, _ glyphs: GlyphSet) -> String {
    switch (zone, glyphs) {
    case (.under, .ascii): "v"
    case (.inside, .ascii): "="
    case (.over, .ascii): "^"
    case (.under, _): "▼"
    case (.inside, _): "●"
    case (.over, _): "▲"
    }
  }

  static func role(_ zone: FeedbackZone) -> ThemeRole {
    switch zone {
    case .under: .warning
    case .inside: .good
    case .over: .bad
    }
  }

  /// What is said to the walker after a step.
  static func message(_ tally: FeedbackTally, isPaused: Bool) -> String {
    if isPaused { return tr("counting is paused; p continues") }
    guard let newest = tally.newest else { return tr("walk: the first step shows here") }
    let streak = tally.summary.streak
    switch newest.zone {
    case .inside where streak >= 10 && streak == tally.summary.longestStreak:
      return tr("in the zone, \(streak) in a row: the longest so far")
    case .inside where streak >= 2: return tr("in the zone, \(streak) in a row")
    case .inside: return tr("in the zone")
    case .under, .over:
      let more = newest.zone == .under
      let advice: String =
        switch tally.target.measure {
        case .peakForce: more ? tr("put more weight on it") : tr("put less weight on it")
        case .loadingRate: more ? tr("step down more briskly") : tr("step down more softly")
        case .symmetry: more ? tr("more on the right") : tr("more on the left")
        case .stanceTime: more ? tr("stay on it longer") : tr("stay on it shorter")
        }
      return tr("the next one: \(advice)")
    }
  }

  static func bell(_ mode: BellMode) -> String {
    switch mode {
    case .off: tr("bell off")
    case .alarm: tr("bell outside")
    case .reward: tr("bell inside")
    }
  }

  /// What a gauge spans: what the measure usually is, and zone and value in any case.
  static func gaugeRange(_ target: FeedbackTarget) -> ClosedRange<Double> {
    let zone = target.zone
    let room = max(zone.upperBound - zone.lowerBound, target.measure.zoneStep)
    switch target.measure {
    case .peakForce: return 0...max(zone.upperBound + room, 1.5 * zone.upperBound)
    case .loadingRate, .stanceTime: return 0...(zone.upperBound + 2 * room)
    case .symmetry:
      let end = max(abs(zone.lowerBound), abs(zone.upperBound)) + room
      return -end...end
    }
  }
}
