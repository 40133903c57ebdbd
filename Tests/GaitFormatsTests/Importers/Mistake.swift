import Foundation
import GaitFiles
import GaitFormats
import GaitTestSupport
import Testing

/// One mistake in a file that is good otherwise, and how it has to be refused.
struct Mistake: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let code: GaitlabError.Code
  let location: GaitlabError.Location
  /// What the message has to say.
  let mentions: [String]
  /// Makes the mistake in the file's lines.
  let edit: @Sendable (inout [String]) -> Void

  init(
    _ name: String, _ code: GaitlabError.Code, _ location: GaitlabError.Location,
    _ mentions: String..., edit: @escaping @Sendable (inout [String]) -> Void
  ) {
    testDescription = name
    self.code = code
    self.location = location
    self.mentions = mentions
    self.edit = edit
  }

  /// Expects that the fixture with the mistake is refused as it should be.
  func check(_ fixture: String) throws {
    let good = Fixture.path(fixture)
    try Fixture.withFolder { folder throws in
      let path = folder + "/mistake"
      try Fixture.edited(fixture, edit).write(to: URL(filePath: path))
      let answers = try Fixture.answers(path: good)
      let error = try #require(Fixture.error(reading: path, answers: answers))
      #expect(error.code == code)
      #expect(error.location == location)
      #expect(error.file == path)
      #expect(!error.advice.isEmpty)
      for words in mentions { #expect(error.summary.contains(words), "\(error.summary)") }
      #expect(!error.summary.contains("Invented"))
    }
  }
}

extension Fixture {
  /// A fixture's text with its lines changed.
  static func edited(_ fixture: String, _ edit: (inout [String]) -> Void) throws -> Data {
    let bytes = try Data(contentsOf: URL(filePath: path(fixture)))
    let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    edit(&lines)
    return Data(lines.joined(separator: "\n").unicodeScalars.map { UInt8($0.value & 0xFF) })
  }
}

extension Array where Element == String {
  /// Puts a text into a field; lines count from 1, fields from 0.
  mutating func put(
    _ text: String, line: Int, field: Int, separator: Character = "\t"
  ) {
    var fields = self[line - 1].split(separator: separator, omittingEmptySubsequences: false)
      .map(String.init)
    fields[field] = text
    self[line - 1] = fields.joined(separator: String(separator))
  }

  /// Takes a field out of a line.
  mutating func drop(line: Int, field: Int, separator: Character = "\t") {
    var fields = self[line - 1].split(separator: separator, omittingEmptySubsequences: false)
    fields.remove(at: field)
    self[line - 1] = fields.joined(separator: String(separator))
  }
}
