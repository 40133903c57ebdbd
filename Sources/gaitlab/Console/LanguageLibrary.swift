import CommandSupport
import Foundation
import GaitConsole
import GaitFiles
import GaitFormats
import PlainText
import TerminalCore

/// All languages of the console: the user's hide bundled ones of the same code.
struct LanguageLibrary {
  struct Entry {
    let language: Language
    /// Nil for English, which needs no file.
    let path: String?
  }

  private(set) var entries = [Entry(language: .english, path: nil)]
  /// Language files that cannot be used, and why.
  private(set) var problems: [GaitlabError] = []

  init(folders: [String] = LanguageLibrary.folders) {
    for folder in folders { read(folder) }
  }

  static var folders: [String] {
    [Folders.bundled("Languages"), Folders.userLanguages].compactMap(\.self)
  }

  /// The language that was asked for by its code or its file.
  ///
  /// - Throws: what is wrong with its file, or that there is none.
  func language(named name: String) throws -> Language {
    if name.contains("/") || name.hasSuffix(".toml") { return try LanguageFile.read(path: name) }
    if let language = try language(code: name) { return language }
    let codes = entries.map(\.language.code).joined(separator: ", ")
    throw PlainFailure(
      "there is no language '\(Printable.text(name))'; there are: \(codes), and files (.toml)")
  }

  /// The language of a code; nil where there is none.
  ///
  /// - Throws: what is wrong with its file.
  func language(code: String) throws(GaitlabError) -> Language? {
    let file = "/\(code).toml"
    if let problem = problems.first(where: { $0.file.hasSuffix(file) }) { throw problem }
    return entries.first { $0.language.code == code }?.language
  }

  /// How many phrases of the console a language has, and how many there are.
  static func share(of language: Language) -> (translated: Int, all: Int) {
    let all = PhraseList.all.phrases
    return (all.count { language.phrases[$0] != nil }, all.count)
  }

  private mutating func read(_ folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".toml") {
      let path = folder + "/" + name
      do throws(GaitlabError) {
        let language = try LanguageFile.read(path: path)
        guard language.code != Language.english.code else { continue }
        entries.removeAll { $0.language.code == language.code }
        entries.append(Entry(language: language, path: path))
      } catch {
        problems.append(error)
      }
    }
  }
}

/// The language that the console begins in, and what is said about it.
struct LanguageChoice {
  let language: Language
  /// Why it is English though another language was wished for; nil if it is as wished.
  let problem: String?

  /// Chooses by option, then configuration, then locale.
  ///
  /// - Parameters:
  ///   - option: what `--language` says.
  ///   - library: the languages that there are; not looked for where English is enough.
  ///   - configuration: the path of the configuration.
  ///   - environment: with the locale.
  /// - Throws: what is wrong with a language that the option names: somebody waits for that one.
  init(
    option: String?, library: @autoclosure () -> LanguageLibrary,
    configuration: String? = Folders.configuration,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    if let option {
      (language, problem) = (try library().language(named: option), nil)
      return
    }
    do {
      if let wanted = try Self.configured(configuration) {
        (language, problem) = (try library().language(named: wanted), nil)
        return
      }
      let code = Self.code(of: environment)
      // `C` and `POSIX` are nobody's language.
      let isEnglish = code.count < 2 || [Language.english.code, "posix"].contains(code)
      (language, problem) = (
        isEnglish ? .english : try library().language(code: code) ?? .english, nil
      )
    } catch let error as GaitlabError {
      (language, problem) = (.english, error.shortSummary)
    } catch let error as PlainFailure {
      (language, problem) = (.english, error.text)
    }
  }

  /// Runs the console in the language, in the letters that the terminal has.
  func spoken<Result>(on backend: any TerminalBackend, _ body: () throws -> Result) rethrows
    -> Result
  {
    let isASCII = backend.capabilities.glyphs == .ascii
    return try (isASCII ? language.inASCII : language).bind(body)
  }

  private static func configured(_ path: String?) throws -> String? {
    guard let path, FileManager.default.fileExists(atPath: path) else { return nil }
    return try ConfigurationFile.read(path: path).language
  }

  /// The language of the locale's messages: `de` of `de_AT.UTF-8`.
  static func code(of environment: [String: String]) -> String {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.prefix { $0.isLetter }.lowercased()
  }
}
