import ArgumentParser
import CommandSupport
import GaitFiles
import PlainText
import TerminalCore

/// `gaitlab themes`: what can be given to `--theme`.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List the themes.",
    discussion: """
      A theme is a TOML file; copy one into the folder of your own themes and change it.

      Example: gaitlab demo --theme high-contrast
      """)

  func run() throws {
    try CommandFailure.reported {
      let library = ThemeLibrary()
      var lines = library.entries.map { entry in
        let name = entry.theme.name
        let padding = String(repeating: " ", count: max(1, 18 - name.count))
        return Printable.text(name + padding + entry.theme.summary)
      }
      lines += library.problems.map { "cannot be used: " + Printable.text("\($0)") }
      if let folder = Folders.userThemes { lines.append("\nyour own: \(Printable.text(folder))") }
      try StandardOutput.write(lines.joined(separator: "\n") + "\n")
    }
  }
}
