package import ArgumentParser
import Foundation
import PlainText

/// A word of a command line where a command was expected, and none of that name is there.
package struct MistypedCommand {
  /// The commands before it, beginning with the program.
  private let path: [String]
  private let word: String
  private let likely: [String]

  /// Finds the first word of a command line that is neither a command nor, as the program's own first word, a file.
  ///
  /// Nil if all words are commands as far as commands go, or an option stands before one that is not.
  ///
  /// - Parameters:
  ///   - arguments: the words behind the program's name.
  ///   - program: the command that all others belong to.
  package init?(in arguments: [String], of program: any ParsableCommand.Type) {
    var command = program
    var path = [program._commandName]
    // `gaitlab help demo` is `gaitlab demo --help`.
    for word in arguments.drop(while: { $0 == "help" }) {
      guard !word.hasPrefix("-") else { return nil }
      let subcommands = command.configuration.subcommands
      guard !subcommands.isEmpty else { return nil }
      guard let next = subcommands.first(where: { Self.names(of: $0).contains(word) }) else {
        if path.count == 1, !Self.isMeantAsCommand(word) { return nil }
        self.init(word: word, path: path, among: subcommands)
        return
      }
      command = next
      path.append(next._commandName)
    }
    return nil
  }

  /// - Parameters:
  ///   - word: a word that is no command of the program's.
  ///   - program: the command that all others belong to.
  package init(word: String, of program: any ParsableCommand.Type) {
    self.init(
      word: word, path: [program._commandName], among: program.configuration.subcommands)
  }

  private init(word: String, path: [String], among subcommands: [any ParsableCommand.Type]) {
    (self.word, self.path) = (word, path)
    let near = LikelyWords.near(word, among: subcommands.map { $0._commandName })
    // Commands that the help does not list are meant only where none of the others can be.
    let listed = subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    let nearAndListed = near.filter(listed.contains)
    likely = nearAndListed.isEmpty ? near : nearAndListed
  }

  /// Whether a word is neither a path nor the name of a file that is there.
  package static func isMeantAsCommand(_ word: String) -> Bool {
    !word.contains("/") && !word.contains(".") && !FileManager.default.fileExists(atPath: word)
  }

  /// What is wrong, and which commands may have been meant.
  package var text: String {
    let shown = Printable.text(word)
    let problem =
      path.count == 1
      ? "'\(shown)' is neither a command nor a file"
      : "'\(path.joined(separator: " "))' has no command '\(shown)'"
    let commands = likely.map { "'\((path + [$0]).joined(separator: " "))'" }
    guard let last = commands.last else { return problem }
    let list = commands.dropLast().joined(separator: ", ")
    return problem + "; did you mean \(list.isEmpty ? last : "\(list) or \(last)")?"
  }

  private static func names(of command: any ParsableCommand.Type) -> [String] {
    [command._commandName] + command.configuration.aliases
  }
}
