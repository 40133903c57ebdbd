import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// What the feedback screen calls things.
enum FeedbackText {
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

  static func unit(_ target: FeedbackTarget) -> String {
    switch (target.measure, target.unit) {
    case (.peakForce, .percentBodyWeight): tr("% of body weight")
    case (.loadingRate, _): tr("body weights/s")
    case (.peakForce, _), (.symmetry, _), (.stanceTime, _): target.unitSymbol
    }
  }

  /// Which steps are shown.
  static func schedule(_ schedule: FeedbackSchedule) -> String {
    switch schedule {
    case .every(1): tr("every step")
    case .every(let count): tr("every \(count) steps")
    case .share(let percent): tr("\(percent) % of steps")
    case .summary(let count): tr("summary after \(count) steps")
    case .withheld: tr("no step")
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
    let room = max(zone.upperBound - zone.lowerBound, target.zoneStep)
    switch target.measure {
    case .peakForce: return 0...max(zone.upperBound + room, 1.5 * zone.upperBound)
    case .loadingRate, .stanceTime: return 0...(zone.upperBound + 2 * room)
    case .symmetry:
      let end = max(abs(zone.lowerBound), abs(zone.upperBound)) + room
      return -end...end
    }
  }
}
