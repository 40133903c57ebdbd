package import GaitFiles
import TOMLKit

/// The keys that a user has written into `keys.toml`.
package struct KeyFile: Equatable, Sendable {
  /// A command by its name, and the names of its keys.
  package struct Entry: Equatable, Sendable {
    package let command: String
    package let keys: [String]
  }

  package let entries: [Entry]
  private let source: SettingsText

  package static func == (a: Self, b: Self) -> Bool { a.entries == b.entries }

  /// Reads a file of keys: a table `[keys]` of commands with a key's name, or a list of them.
  ///
  /// - Parameter path: the file.
  /// - Returns: what it changes; nothing for an empty one.
  /// - Throws: `badHeader` with the line of what is no key, or why the file cannot be read.
  package static func read(path: String) throws(GaitlabError) -> KeyFile {
    let source = try SettingsText(path: path, advice: "mend the file or move it away")
    let table = try source.table()
    for key in table.keys where key != "keys" {
      throw source.refusal(
        "an unknown key '\(key)'", expected: "[keys]", line: source.line(of: key))
    }
    guard let keys = table["keys"] else { return KeyFile(entries: [], source: source) }
    guard let keys = keys.table else {
      throw source.refusal(
        "'keys' that is no table", expected: "[keys] and lines below it",
        line: source.line(of: "keys"))
    }
    var entries: [Entry] = []
    for command in keys.keys {
      let names =
        keys[command]?.string.map { [$0] } ?? keys[command]?.array?.compactMap { $0.string }
      guard let names, names.count == (keys[command]?.array?.count ?? 1) else {
        throw source.refusal(
          "'\(command)' without keys", expected: "\(command) = \"k\" or [\"k\", \"up\"]",
          line: source.line(of: command))
      }
      entries.append(Entry(command: command, keys: names))
    }
    return KeyFile(entries: entries, source: source)
  }

  /// A mistake in the line of a command.
  package func refusal(_ command: String, found: String, expected: String) -> GaitlabError {
    source.refusal("\(command): \(found)", expected: expected, line: source.line(of: command))
  }
}
