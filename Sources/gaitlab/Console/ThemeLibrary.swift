import CommandSupport
import Foundation
import TerminalCore

/// All themes: the user's hide bundled ones of the same name.
struct ThemeLibrary {
  struct Entry {
    let theme: Theme
    let path: String
  }

  private(set) var entries: [Entry] = []
  /// Theme files that cannot be read, and why.
  private(set) var problems: [ThemeError] = []

  init() {
    for folder in [Folders.bundled("Themes"), Folders.userThemes].compactMap({ $0 }) {
      read(folder)
    }
    // The default comes first, because that is what a run without --theme takes.
    entries.sort { Self.rank($0.theme) < Self.rank($1.theme) }
  }

  private static func rank(_ theme: Theme) -> (Int, String) {
    (theme.name == Theme.fallback.name ? 0 : 1, theme.name)
  }

  /// The theme of a name.
  ///
  /// - Throws: what is wrong with its file, or that there is none.
  func index(named name: String) throws -> Int {
    if let index = entries.firstIndex(where: { $0.theme.name == name }) { return index }
    if let problem = problems.first(where: { $0.file == name + ".toml" }) { throw problem }
    let names = entries.map(\.theme.name).joined(separator: ", ")
    throw PlainFailure("there is no theme '\(name)'; there are: \(names)")
  }

  private mutating func read(_ folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".toml") {
      let path = folder + "/" + name
      guard let data = FileManager.default.contents(atPath: path),
        data.count < 1 << 20, let text = String(data: data, encoding: .utf8)
      else { continue }
      do throws(ThemeError) {
        let theme = try Theme.parse(toml: text, fileName: name)
        entries.removeAll { $0.theme.name == theme.name }
        entries.append(Entry(theme: theme, path: path))
      } catch {
        problems.append(error)
      }
    }
  }
}
