import CommandSupport
import Foundation
import GaitFiles
import GaitFormats
import PlainText

/// The question of `doctor` that only somebody in front of the terminal can answer: which glyphs its font has.
struct DoctorQuestion {
  /// The user's `config.toml`; nil where there is no folder for it.
  let path: String?

  /// The lines by what `--glyphs` calls them, the best first.
  private static let choices: [(glyphs: String, sample: String)] = [
    ("braille", "⠁⠃⠇⡇⣇⣧⣷⣿ ⣀⣤⣶⣿ ▀▄▌▐"), ("block", "▀▄█▌▐▖▗▘▝▚▞ ─│┌┐└┘"),
    ("ascii", ".:-=+*#%@ |+-"),
  ]

  var lines: [String] {
    ["Which of these lines looks right, without boxes, gaps and question marks?"]
      + Self.choices.enumerated().map { index, choice in
        let name = choice.glyphs + String(repeating: " ", count: 9 - choice.glyphs.count)
        return "\(index + 1)  \(name)\(choice.sample)"
      }
  }

  var advice: String { "Take the first that does: --glyphs, or 'glyphs' in config.toml." }

  /// Whether somebody sees the lines and can type.
  static var canBeAsked: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// Asks once, and keeps the answer.
  func ask() throws {
    guard let path else { return }
    let exists = FileManager.default.fileExists(atPath: path)
    let kept = exists ? try ConfigurationFile.read(path: path).glyphs : nil
    try StandardOutput.write(
      "The first that does, 1 to \(Self.choices.count); Enter alone leaves "
        + (kept.map { "glyphs = \"\(Printable.text($0))\"" } ?? "it to locale and terminal") + ": ")
    guard let line = readLine() else {
      try StandardOutput.write("\n")
      return
    }
    let answer = line.trimmingCharacters(in: .whitespaces).lowercased()
    guard !answer.isEmpty else { return }
    let chosen = Self.choices.enumerated().first { index, choice in
      answer == "\(index + 1)" || answer == choice.glyphs
    }?.element.glyphs
    guard let chosen else {
      throw PlainFailure("'\(Printable.text(answer))' is none of the lines; nothing was changed")
    }
    try ConfigurationFile.keep("glyphs", chosen, path: path)
    try StandardOutput.write("glyphs = \"\(chosen)\" is kept in \(Printable.text(path))\n")
  }
}
