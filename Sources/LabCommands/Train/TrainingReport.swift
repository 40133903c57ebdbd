import CommandSupport
import Foundation
import GaitFiles
import GaitTraining
import PlainText

/// Tells how training goes: a bar where somebody is watching, lines that stay for what matters.
///
/// A class because the closures that training reports to share it.
final class TrainingReport {
  private let title: String
  private let progressFile: String?
  private let isShown = StandardError.isTerminal
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?
  private var hasLine = false

  /// - Parameters:
  ///   - title: such as `fold 9, seed 1`.
  ///   - progressFile: gets the bar's text now and then, for who started this process.
  init(_ title: String, progressFile: String? = nil) {
    self.title = Printable.text(title, limit: 40)
    self.progressFile = progressFile
  }

  func take(_ event: TrainingEvent) {
    switch event {
    case .loading(let share): show("\(title): reading recordings \(percent(share))")
    case .note(let text): print("\(title): \(text)")
    case .progress(let progress): show(text(progress))
    case .finished(let record): print("\(title): \(Self.text(record))")
    }
  }

  func evaluating(_ share: Double) { show("\(title): evaluating \(percent(share))") }

  /// Ends the bar; lines that were printed stay.
  func finish() {
    clear()
    if let progressFile { try? FileManager.default.removeItem(atPath: progressFile) }
  }

  // MARK: - Text

  private func text(_ progress: TrainingProgress) -> String {
    let arms =
      progress.arms.count == 1 ? progress.arms[0] : "\(progress.arms.count) arms together"
    var parts = [
      "\(title): \(arms)", "epoch \(progress.epoch)/\(progress.epochs)", Self.bar(progress.share),
      String(format: "loss %.5f", progress.loss),
    ]
    if let error = progress.validationError {
      parts.append(String(format: "validation %.4f BW", error))
    }
    if let seconds = progress.secondsLeft { parts.append(Self.time(seconds) + " left") }
    return parts.joined(separator: "  ")
  }

  private static func text(_ record: RunRecord) -> String {
    var text = "\(record.arm): \(record.network)"
    if let error = record.validationError {
      text += String(
        format: ", validation RMSE %.4f BW in epoch %d of %d", error, record.bestEpoch,
        record.epochs)
    }
    return record.epochs > 0 ? text + ", " + time(record.seconds) + " of training" : text
  }

  static func bar(_ share: Double) -> String {
    let width = 20
    let full = Int(min(max(share, 0), 1) * Double(width))
    return "[" + String(repeating: "#", count: full)
      + String(repeating: "-", count: width - full) + "]"
  }

  static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    if whole < 90 { return "\(whole) s" }
    if whole < 90 * 60 { return "\((whole + 30) / 60) min" }
    return String(format: "%.1f h", Double(whole) / 3600)
  }

  private func percent(_ share: Double) -> String { "\(Int(min(max(share, 0), 1) * 100)) %" }

  // MARK: - The line

  private func print(_ text: String) {
    clear()
    StandardError.write(Printable.text(text, limit: 2000) + "\n")
  }

  private func show(_ text: String) {
    let now = ContinuousClock.now
    if let lastShown, now - lastShown < .milliseconds(200) { return }
    lastShown = now
    if let progressFile { try? Data(text.utf8).write(to: URL(fileURLWithPath: progressFile)) }
    guard isShown, now - start > .milliseconds(300) else { return }
    hasLine = true
    StandardError.write("\r\u{1B}[K" + Printable.text(text, limit: TerminalWidth.columns - 1))
  }

  private func clear() {
    guard hasLine else { return }
    hasLine = false
    StandardError.write("\r\u{1B}[K")
  }
}

/// Columns of the terminal behind standard error.
enum TerminalWidth {
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }
}
