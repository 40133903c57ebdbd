import GaitFiles
import PlainText

/// One line on standard error that says how far a command is, where somebody is watching.
///
/// A class because a closure that reports progress shares it with the command that ends it.
package final class ProgressLine {
  private let title: String
  private let isShown = StandardError.isTerminal
  private let start = ContinuousClock.now
  private var shownPercent = -1

  package init(_ title: String) {
    // A file's name may be long or hold commands for the terminal.
    self.title = Printable.text(title, limit: 60)
  }

  /// Shows a share of the work, 0...1, once the work has taken a while.
  package func report(_ share: Double) {
    let percent = Int(min(max(share, 0), 1) * 100)
    guard isShown, percent != shownPercent, ContinuousClock.now - start > .milliseconds(300) else {
      return
    }
    shownPercent = percent
    StandardError.write("\r\(title) \(percent) %")
  }

  /// Clears the line.
  package func finish() {
    guard shownPercent >= 0 else { return }
    StandardError.write("\r\u{1B}[K")
  }
}
