import Foundation
import GaitFiles
import GaitTestSupport
import PlainText
import Testing

/// A good file with one mistake in it, and how that has to be refused.
struct BrokenFile: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var code: GaitlabError.Code
  var location: GaitlabError.Location
  /// What the message has to say.
  var mentions: [String]
  /// Makes the mistake.
  var damage: @Sendable (Data) -> Data

  init(
    _ name: String, _ code: GaitlabError.Code, _ location: GaitlabError.Location,
    _ mentions: String..., damage: @escaping @Sendable (Data) -> Data
  ) {
    testDescription = name
    self.code = code
    self.location = location
    self.mentions = mentions
    self.damage = damage
  }

  /// A mistake in text: the first place of `old` becomes `new`.
  init(
    _ name: String, _ code: GaitlabError.Code, line: Int, replace old: String, with new: String,
    _ mentions: String...
  ) {
    testDescription = name
    self.code = code
    location = line == 0 ? .none : .line(line)
    self.mentions = mentions
    damage = Self.replacing(old, new)
  }

  /// The first place of `old` becomes `new`; nothing is left of a file without it.
  static func replacing(_ old: String, _ new: String) -> @Sendable (Data) -> Data {
    { data in
      var data = data
      guard let range = data.firstRange(of: Data(old.utf8)) else { return Data() }
      data.replaceSubrange(range, with: Data(new.utf8))
      return data
    }
  }

  /// Writes the good file with its mistake and checks how it is refused.
  func check(
    fixture: String, name: String? = nil, read: (String) throws -> Void
  ) throws {
    let good = try Data(contentsOf: URL(filePath: Fixture.path(fixture)))
    let damaged = damage(good)
    #expect(damaged != good)
    try Fixture.withFolder { folder throws in
      let path = folder + "/" + (name ?? String(fixture.split(separator: "/").last ?? "file"))
      try damaged.write(to: URL(filePath: path))
      do {
        try read(path)
        Issue.record("\(testDescription) was read")
      } catch let error as GaitlabError {
        #expect(error.code == code)
        #expect(error.location == location)
        #expect(error.file == path)
        #expect(!error.advice.isEmpty)
        for words in mentions { #expect(error.summary.contains(words)) }
        #expect(!error.summary.unicodeScalars.contains(where: Printable.isHarmful))
        #expect(!error.summary.contains("Invented"))
      }
    }
  }
}
