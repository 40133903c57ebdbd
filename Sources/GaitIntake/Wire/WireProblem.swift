import GaitFiles
import PlainText

/// Why bytes are no message; short, and safe to show.
struct WireProblem: Error, Equatable {
  let text: String

  init(_ text: String) {
    self.text = Printable.text(text, limit: 100)
  }
}
