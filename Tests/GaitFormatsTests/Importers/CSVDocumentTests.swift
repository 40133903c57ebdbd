import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

/// The examples of docs/CSV.md, read as they stand there.
@Suite struct CSVDocumentTests {
  private static func examples() throws -> [String] {
    let url = Fixture.root.appending(path: "docs/CSV.md")
    let parts = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      .components(separatedBy: "```")
    return parts.filter { $0.hasPrefix("csv\n") }.map { String($0.dropFirst(4)) }
  }

  private func read(_ text: String) throws -> RecordedSession {
    try Fixture.withFolder { folder in
      let path = folder + "/example.csv"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return try SessionImport.read(path: path)
    }
  }

  @Test func bothAreReadWithEveryNumber() throws {
    let examples = try Self.examples()
    try #require(examples.count == 2)
    let first = try read(examples[0])
    #expect(first.metadata.name == "P07 barefoot")
    #expect(first.metadata.bodyMassKilograms == 70)
    #expect(first.metadata.reference == "force plate")
    #expect(first.frames.left?.times == [0, 0.01, 0.02])
    #expect(first.frames.left?.cells == [110, 0, 120.5, 3, 125, 6])
    #expect(first.frames.right?.cells == [0, 20.5, 0, 15, 0, 8.25])
    #expect(first.reference.left?.times == [0.005, 0.01, 0.02])
    #expect(first.reference.left?.newtons == [402.5, 431, 455])
    #expect(first.markers == [Marker(timeSeconds: 0.01, note: "heel strike")])
    let second = try read(examples[1])
    #expect(second.metadata.feet == [.left])
    #expect(second.metadata.name == "example")
    #expect(second.metadata.insoles.left?.unit == .counts)
    #expect(second.frames.left?.times == [0, 0.01, 0.02])
    #expect(second.frames.left?.cells == [110, 0, 120.5, 3, 125, 6])
    #expect(first.metadata.insoles.left?.layout == second.metadata.insoles.left?.layout)
  }

  /// A key that the document forgets, or that nothing reads, is found here.
  @Test func everyKeyAndUnitIsDescribed() throws {
    let text = String(
      decoding: try Data(contentsOf: Fixture.root.appending(path: "docs/CSV.md")), as: UTF8.self)
    for unit in PressureUnit.allCases { #expect(text.contains("`\(unit.rawValue)`")) }
    let example = try #require(try Self.examples().first)
    let wrong = example.replacing("# reference:", with: "# refrence:")
    #expect {
      _ = try read(wrong)
    } throws: { error in
      guard let error = error as? GaitlabError else { return false }
      // The refusal lists all keys.
      let keys = error.expected.split(separator: "one of: ").last?.components(separatedBy: ", ")
      return keys?.count == 20 && keys?.allSatisfy { text.contains("`\($0)`") } == true
    }
  }
}
