import Foundation
package import GaitFiles
import TOMLKit

extension ConfigurationFile {
  /// Writes one setting into `config.toml` and leaves everything else in it as it is, comments too.
  ///
  /// - Parameters:
  ///   - key: a setting that is a word, such as `glyphs`.
  ///   - value: what it is to be.
  ///   - path: the file; it is made where there is none.
  /// - Throws: what is wrong with the file as it is, or why it cannot be written; it is untouched then.
  package static func keep(_ key: String, _ value: String, path: String) throws(GaitlabError) {
    // Who keeps it elsewhere and has a link to it keeps the link.
    let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    var text = ""
    if FileManager.default.fileExists(atPath: path) {
      _ = try read(path: path)
      text = try SettingsText(path: path, advice: "mend the file or move it away").text
    } else {
      try? FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(),
        withIntermediateDirectories: true)
    }
    let written = changed(text, key, to: value)
    guard (try? TOMLTable(string: written))?[key]?.string == value else {
      throw GaitlabError(
        .badHeader, file: path, location: .none, found: "\(key) over several lines",
        expected: "\(key) = \(TOMLText.quoted(value))", advice: "write it there by hand")
    }
    var writer = try AtomicFileWriter(path: path, overwrite: true)
    try writer.write(written.utf8)
    try writer.commit()
  }

  private static func changed(_ text: String, _ key: String, to value: String) -> String {
    let ending = text.contains("\r\n") ? "\r\n" : "\n"
    let setting = "\(key) = \(TOMLText.quoted(value))"
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map(String.init)
    if let line = SettingsText.line(of: key, in: text) {
      lines[line - 1] = replaced(lines[line - 1], by: setting)
    } else {
      // What follows the last line's end is empty, and stays the last.
      lines.insert(setting, at: max(lines.count - 1, 0) + (lines.last?.isEmpty == false ? 1 : 0))
      if lines.last != "" { lines.append("") }
    }
    return lines.joined(separator: ending)
  }

  /// A line with another setting: what comes before the key and after the value stays.
  private static func replaced(_ line: String, by setting: String) -> String {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    let value = line.drop { $0 != "=" }.dropFirst().drop { $0 == " " || $0 == "\t" }
    var rest = value.dropFirst()
    if let quote = value.first, quote == "\"" || quote == "'" {
      while let character = rest.popFirst(), character != quote {
        if character == "\\", quote == "\"" { rest = rest.dropFirst() }
      }
    } else {
      rest = value.drop { $0 != " " && $0 != "#" }
    }
    return indent + setting + rest
  }
}
