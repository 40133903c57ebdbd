import ArgumentParser
import CommandSupport
import GaitConsole
import GaitFiles
import GaitFormats
import PlainText

/// `gaitlab languages`: what the console speaks, and how it is taught another language.
struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages", abstract: "List the console's languages, or begin another.",
    discussion: """
      The console speaks the language of --language, otherwise of 'language = "de"' in config.toml, otherwise of \
      the locale. Commands, exports and reports are English in all of them, with points in their numbers.

      Example: gaitlab languages template -o fr.toml
      """,
    subcommands: [LanguagesListCommand.self, LanguagesTemplateCommand.self],
    defaultSubcommand: LanguagesListCommand.self)
}

/// `gaitlab languages list`.
struct LanguagesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the languages and what is translated (the default).",
    discussion: "Example: gaitlab languages")

  func run() throws {
    try CommandFailure.reported {
      let library = LanguageLibrary()
      var lines = library.entries.map { entry in
        let (code, name) = (entry.language.code, Printable.text(entry.language.name))
        guard let path = entry.path else { return "\(code)  \(name)" }
        let (translated, all) = LanguageLibrary.share(of: entry.language)
        return "\(code)  \(name)  \(translated) of \(all) phrases  \(Printable.text(path))"
      }
      lines += library.problems.map { "cannot be used: \($0.summary)" }
      if let folder = Folders.userLanguages {
        lines.append("\nyour own: \(Printable.text(folder))")
      }
      try StandardOutput.write(lines.joined(separator: "\n") + "\n")
    }
  }
}

/// `gaitlab languages template`.
struct LanguagesTemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Write all phrases of the console for a translator.",
    discussion: """
      With --from the file has what is translated already, so that only new phrases are empty.

      Example: gaitlab languages template -o fr.toml
      """)

  @OptionGroup var output: OutputOptions

  @Option(help: "A language's code or file whose translations are kept.")
  var from: String?

  func run() throws {
    try CommandFailure.reportedInBatch {
      let language = try from.map { try LanguageLibrary().language(named: $0) }
      let sections = PhraseList.all.sections.map { (title: $0.title, phrases: $0.phrases) }
      let text = LanguageFile.template(sections, language: language)
      var writer = try AtomicFileWriter(path: output.path, overwrite: output.overwrites)
      try writer.write(text.utf8)
      try writer.commit()
      let count = PhraseList.all.phrases.count
      StandardError.write("\(count) phrases written to \(Printable.text(output.path))\n")
    }
  }
}
