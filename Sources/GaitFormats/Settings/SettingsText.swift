import Foundation
import GaitFiles
import PlainText
import TOMLKit

/// A small TOML file of a translator or a user: its text, its table, and where in it something stands.
struct SettingsText {
  let path: String
  let text: String
  /// What is said to do about a mistake.
  let advice: String

  private static let byteLimit = 1 << 20

  /// - Throws: why the file cannot be read, or the line that is not UTF-8.
  init(path: String, advice: String) throws(GaitlabError) {
    // Nothing is set by an empty file; to importers it would be one that was lost.
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    if facts?[.size] as? Int == 0, facts?[.type] as? FileAttributeType == .typeRegular {
      (self.path, text, self.advice) = (path, "", advice)
      return
    }
    _ = try FileInspection.open(path: path, byteLimit: Self.byteLimit)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileInspection.unreadable(path)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
      throw GaitlabError(
        .encoding, file: path, location: .line((line ?? 0) + 1), found: "text that is not UTF-8",
        expected: "UTF-8", advice: "save the file as UTF-8")
    }
    self.path = path
    self.text = text
    self.advice = advice
  }

  func table() throws(GaitlabError) -> TOMLTable {
    if let pitfall = TOMLPitfall.first(in: text) {
      throw refusal(pitfall.found, expected: pitfall.expected, line: pitfall.line)
    }
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw refusal(error.description, expected: "valid TOML", line: error.source.begin.line)
    } catch {
      throw refusal("text that is not TOML", expected: "valid TOML")
    }
  }

  /// The line, from 1 on, that begins with a key, bare or in quotation marks.
  func line(of key: String) -> Int? { Self.line(of: key, in: text) }

  static func line(of key: String, in text: String) -> Int? {
    let spellings = [key, TOMLText.quoted(key), "'\(key)'"]
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    return lines.firstIndex { line in
      let rest = line.drop { $0 == " " || $0 == "\t" }
      return spellings.contains { spelling in
        rest.hasPrefix(spelling)
          && rest.dropFirst(spelling.count).first { $0 != " " && $0 != "\t" } == "="
      }
    }.map { $0 + 1 }
  }

  func refusal(_ found: String, expected: String, line: Int? = nil) -> GaitlabError {
    GaitlabError(
      .badHeader, file: path, location: line.map { .line($0) } ?? .none, found: found,
      expected: expected, advice: advice)
  }
}

/// Text as TOML writes it.
package enum TOMLText {
  /// A string in quotation marks.
  package static func quoted(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return "\"\(result)\""
  }
}
