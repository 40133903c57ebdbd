package import GaitFiles
import TOMLKit

/// What a user has written into `config.toml`.
package struct ConfigurationFile: Equatable, Sendable {
  /// A code, or the path of a file; nil follows the locale.
  package var language: String?

  package init(language: String? = nil) { self.language = language }

  /// Reads a configuration.
  ///
  /// - Parameter path: the file.
  /// - Returns: what it sets; nothing is set by an empty one.
  /// - Throws: `badHeader` with the line of what is unknown, or why the file cannot be read.
  package static func read(path: String) throws(GaitlabError) -> ConfigurationFile {
    let source = try SettingsText(path: path, advice: "mend the file or move it away")
    let table = try source.table()
    for key in table.keys where key != "language" {
      throw source.refusal(
        "an unknown key '\(key)'", expected: "language", line: source.line(of: key))
    }
    guard let value = table["language"] else { return ConfigurationFile() }
    guard let language = value.string, !language.isEmpty else {
      throw source.refusal(
        "a language that is none", expected: "language = \"de\"", line: source.line(of: "language"))
    }
    return ConfigurationFile(language: language)
  }
}
