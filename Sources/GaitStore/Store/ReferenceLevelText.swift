import Foundation
import GaitModel

/// What is taken off the reference of each foot, as the text of a property.
enum ReferenceLevelText {
  /// The levels as JSON.
  ///
  /// - Throws: what the encoder says of numbers that JSON cannot hold.
  static func text(_ levels: PerFoot<ReferenceLevel?>) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(levels), as: UTF8.self)
  }

  /// The levels that a text holds, or nil for a text that is none.
  static func levels(_ text: String) -> PerFoot<ReferenceLevel?>? {
    try? JSONDecoder().decode(PerFoot<ReferenceLevel?>.self, from: Data(text.utf8))
  }
}
