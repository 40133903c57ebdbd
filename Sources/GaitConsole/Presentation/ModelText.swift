import GaitAnalysis
import PlainText
import TerminalCore

/// What a model costs, as people read it.
enum ModelText {
  /// `128`, `65.6 k`, `1.2 M`.
  static func count(_ value: Int) -> String {
    let value = Double(value)
    if value.magnitude >= 999_950 { return FixedPoint.text(value / 1e6, decimals: 1) + " M" }
    if value.magnitude >= 1000 { return FixedPoint.text(value / 1e3, decimals: 1) + " k" }
    return FixedPoint.text(value, decimals: 0)
  }

  /// `10 frames, 100 ms`; without the time where nobody says how long a frame lasts.
  static func frames(_ count: Int, seconds: Double?) -> String {
    let frames = count == 1 ? "1 frame" : "\(count) frames"
    guard let seconds else { return frames }
    return "\(frames), \(milliseconds(Double(count) * seconds))"
  }

  static func milliseconds(_ seconds: Double) -> String {
    FixedPoint.text(seconds * 1000, decimals: 0) + " ms"
  }

  static func microseconds(_ glyphs: GlyphSet) -> String { glyphs == .ascii ? "us" : "µs" }

  /// What stands beside the lowest error.
  static func bestMark(_ glyphs: GlyphSet) -> String { glyphs == .ascii ? "*" : "◆" }
}
