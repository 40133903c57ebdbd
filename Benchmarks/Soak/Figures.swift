import Foundation

/// Prints what was measured beside what is promised, a line each.
struct Figures {
  private(set) var missed = 0

  init(section: String) {
    print("-- \(section)")
    fflush(nil)
  }

  /// A figure that has to stay below a limit.
  mutating func below(_ name: String, _ value: Double, _ limit: Double, _ unit: String) {
    row(name, "under \(Self.text(limit)) \(unit)", Self.text(value), isKept: value < limit)
  }

  /// A figure that has to come to a limit.
  mutating func atLeast(_ name: String, _ value: Double, _ limit: Double, _ unit: String) {
    row(name, "at least \(Self.text(limit)) \(unit)", Self.text(value), isKept: value >= limit)
  }

  /// A count that has to be what is known.
  mutating func exactly(_ name: String, _ value: Int, _ wanted: Int) {
    row(name, "\(wanted)", "\(value)", isKept: value == wanted)
  }

  /// Something beside the figures.
  func note(_ text: String) {
    print("   (\(text))")
    fflush(nil)
  }

  /// How far a long section is, where somebody watches.
  func progress(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K   \(text)".utf8))
  }

  /// Takes the progress off the screen.
  func endProgress() {
    guard isatty(STDERR_FILENO) == 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
  }

  private mutating func row(_ name: String, _ target: String, _ value: String, isKept: Bool) {
    if !isKept { missed += 1 }
    let verdict = isKept ? "ok" : "MISSED"
    print(
      Self.padded(name, 66) + Self.padded(target, 18) + Self.padded(value, 11, isRight: true)
        + "  " + verdict)
    fflush(nil)
  }

  private static func padded(_ text: String, _ width: Int, isRight: Bool = false) -> String {
    let space = String(repeating: " ", count: max(1, width - text.count))
    return isRight ? space + text : text + space
  }

  private static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9
      ? "\(Int(value))" : String(format: abs(value) < 1 ? "%.4f" : "%.2f", value)
  }
}
