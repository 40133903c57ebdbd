import ArgumentParser
import CommandSupport
import Foundation
import GaitConsole
import GaitFiles
import GaitFormats
import PlainText
import TerminalCore

/// `gaitlab keys`: which key does what, and how to have others.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List the console's keys; check a file of your own keys.",
    discussion: """
      Keys of your own stand in keys.toml in the configuration folder ('gaitlab doctor' names it); what the file \
      leaves out stays as it is. A mistake in it is said when the console begins, with the standard keys. Ctrl-C \
      always quits.

      Example: gaitlab keys --template > keys.toml
      """)

  @Flag(help: "Print a file of all keys as they are, to change.")
  var template = false

  func run() throws {
    try CommandFailure.reported {
      let path = Folders.keys
      let isThere = path.map { FileManager.default.fileExists(atPath: $0) } ?? false
      let map = template || !isThere ? KeyMap.standard : try KeyMap.read(path: path ?? "")
      let text = template ? Self.template(of: map) : Self.table(of: map, file: isThere ? path : nil)
      try StandardOutput.write(text)
    }
  }

  /// Every command once, with its keys over all screens.
  private static func keys(of map: KeyMap) -> [(command: ConsoleCommand, keys: [String])] {
    ConsoleCommand.allCases.map { command in
      let bindings = map.bindings.filter { $0.command == command }
      return (command, bindings.first?.keys.map(\.name) ?? [])
    }
  }

  private static func table(of map: KeyMap, file: String?) -> String {
    let rows = keys(of: map).map {
      ($0.command.rawValue, $0.keys.joined(separator: " "), $0.command.title)
    }
    let widths = (rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0)
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(width - text.count, 0) + 2)
    }
    let lines = rows.map { padded($0.0, widths.0) + padded($0.1, widths.1) + $0.2 }
    let note = file.map { "\nwith the keys of \(Printable.text($0))" } ?? ""
    return lines.joined(separator: "\n") + "\n" + note + (note.isEmpty ? "" : "\n")
  }

  private static func template(of map: KeyMap) -> String {
    var lines = [
      "# Keys of gaitlab's console. Remove the # of a line to change its keys; a key that another command has",
      "# goes to this one. 1 to 7, escape and ctrl-c are fixed.", "[keys]",
    ]
    for (command, keys) in keys(of: map) where !keys.isEmpty {
      // Ctrl-C is fixed, as the digits are.
      let keys = keys.filter { $0 != "ctrl-c" }
      // One line cannot say two things: where keys differ from screen to screen they stay.
      let sets = Set(map.bindings.filter { $0.command == command }.map(\.keys))
      guard !command.isScreen, sets.count == 1 else { continue }
      let quoted = keys.map(TOMLText.quoted)
      let value = quoted.count == 1 ? quoted[0] : "[" + quoted.joined(separator: ", ") + "]"
      lines.append("# \(command.rawValue) = \(value)  # \(command.title)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
