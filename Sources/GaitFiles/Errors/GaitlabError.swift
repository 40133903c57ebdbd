package import GaitModel
import PlainText

/// What went wrong with the file of a session or a model: what was found, where, what was expected, what to do.
///
/// Every importer, exporter and store of this module throws this type and nothing else. The parts
/// may quote a file; only `summary` is meant to be shown.
package struct GaitlabError: Error, Equatable, Sendable {
  package enum Code: String, Equatable, Sendable, CaseIterable {
    /// No importer knows the content.
    case notRecognised
    /// Something that the file does not say and nobody has answered.
    case notTold
    /// The file ends in the middle of something.
    case truncated
    /// The text is not UTF-8.
    case encoding
    case missingColumn
    /// A column that is misnamed, doubled, in another unit or in the wrong place.
    case wrongColumn
    /// Text where a number belongs; `NaN` and `inf` are such text.
    case badNumber
    /// A header line that does not say what its key promises.
    case badHeader
    /// A number that no device measures and no person weighs.
    case implausibleValue
    case timeNotAscending
    /// No bytes, or no sample.
    case emptyFile
    case tooLarge
    case lineTooLong
    /// A directory, FIFO, socket or device.
    case notAFile
    case unreadable
    /// Written by a later version of this program.
    case newerVersion
    case notAGaitFile
    case corruptChunk
    case readOnly
    case alreadyExists
    case writeFailed
    case nothingToWrite
    /// A model file that cannot be used.
    case modelRefused
    /// Recordings or files that cannot be trained on.
    case dataRefused
    /// A training recipe with something in it that is unknown or out of bounds.
    case recipeRefused
    /// A loss that is no longer a number, or a network that libtorch refuses.
    case trainingFailed
    case downloadFailed
    /// A port, an address or a library that live frames should come from.
    case sourceFailed
    /// A session whose parts contradict each other, so that no file could hold it.
    case inconsistentSession
    /// The user wants no more of it; see `CancellationToken`.
    case cancelled
  }

  package enum Location: Equatable, Sendable {
    case none
    /// Counted from 1.
    case line(Int)
    /// Counted from 0.
    case byteOffset(Int)
    /// The id of the row that holds the chunk; SQLite counts them from 1.
    case chunk(Int)
  }

  package var code: Code
  /// The path as the caller gave it.
  package var file: String
  package var location: Location
  package var found: String
  /// What should have been there; empty where that goes without saying.
  package var expected: String
  package var advice: String
  /// With `notTold`: what has to be answered, and for which device.
  package var openQuestions: OpenQuestions?

  package init(
    _ code: Code, file: String, location: Location = .none, found: String, expected: String = "",
    advice: String, openQuestions: OpenQuestions? = nil
  ) {
    self.code = code
    self.file = file
    self.location = location
    self.found = found
    self.expected = expected
    self.advice = advice
    self.openQuestions = openQuestions
  }

  /// One line for people: `file:line: found; expected ...; advice`, safe to print on a terminal.
  package var summary: String {
    let place =
      switch location {
      case .none: Printable.text(file, limit: .max)
      case .line(let number): "\(Printable.text(file, limit: .max)):\(number)"
      case .byteOffset(let offset): "\(Printable.text(file, limit: .max)): byte \(offset)"
      case .chunk(let index): "\(Printable.text(file, limit: .max)): chunk \(index)"
      }
    var parts = [Printable.text(found)]
    if !expected.isEmpty { parts.append("expected " + Printable.text(expected)) }
    parts.append(Printable.text(advice))
    return "\(place): \(parts.joined(separator: "; "))"
  }
}

extension GaitlabError: CustomStringConvertible {
  package var description: String { summary }
}
