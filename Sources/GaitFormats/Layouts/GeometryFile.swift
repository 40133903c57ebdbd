import Foundation
import GaitFiles
import GaitModel
import PlainText
import TOMLKit

/// A small TOML file that somebody wrote by hand: a layout, or regions of a foot.
struct GeometryFile {
  let path: String
  /// The command whose help has an example.
  let command: String

  private static let byteLimit = 1 << 20

  /// The file's table.
  ///
  /// - Throws: `badHeader` where it is no TOML, or why it cannot be read.
  func table() throws(GaitlabError) -> TOMLTable {
    _ = try FileInspection.open(path: path, byteLimit: Self.byteLimit)
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw refusal("the file is not UTF-8 text", expected: "TOML")
    }
    if let pitfall = TOMLPitfall.first(in: text) {
      throw refusal("\(pitfall.found) in line \(pitfall.line)", expected: pitfall.expected)
    }
    do {
      return try TOMLTable(string: text)
    } catch {
      throw refusal("the file is not TOML: \(error)", expected: "TOML")
    }
  }

  /// A number, whole or not; nil for anything else.
  static func number(_ value: (any TOMLValueConvertible)?) -> Double? {
    let number = value?.double ?? value?.int.map(Double.init)
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Pairs of numbers, millimetres from the lateral edge and the heel; nil for anything else.
  static func corners(_ value: (any TOMLValueConvertible)?) -> [InsolePlace]? {
    guard let list = value?.array else { return nil }
    var corners: [InsolePlace] = []
    for index in 0..<list.count {
      guard let pair = list[index].array, pair.count == 2, let x = number(pair[0]),
        let y = number(pair[1])
      else { return nil }
      corners.append(InsolePlace(lateralX: x, heelY: y))
    }
    return corners
  }

  func refusal(_ found: String, expected: String) -> GaitlabError {
    GaitlabError(
      .badHeader, file: path, found: found, expected: expected,
      advice: "see 'gaitlab \(command) --help' for an example")
  }
}
