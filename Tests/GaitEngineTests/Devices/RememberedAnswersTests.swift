import Foundation
import GaitEngine
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

/// Files are opened with what was answered for their device, and say so.
@Suite struct RememberedAnswersTests {
  private static let layout = InsoleLayout(
    name: "ours", rows: 4, columns: 3, rowPitchMillimetres: 65, columnPitchMillimetres: 30)
  private static let sole = RecordingDevice(
    format: "Stappone CSV export", "sole 7", "12 cells", isOfOneFoot: true)

  private func withMemory(_ body: (DeviceMemory, String) throws -> Void) throws {
    try Fixture.withFolder { folder in
      let path = folder + "/walk.csv"
      try FileManager.default.copyItem(atPath: Fixture.path("stappone/one-sole.csv"), toPath: path)
      try body(DeviceMemory(path: folder + "/devices.json"), path)
    }
  }

  private func open(
    _ path: String, _ input: SessionInput
  ) throws(GaitlabError) -> (SessionMetadata, notes: [String]) {
    var notes: [String] = []
    let session = try SessionOpener.open(path: path, input: input, note: { notes.append($0) })
    return (session.metadata, notes)
  }

  @Test func theErrorSaysByTypeWhatIsMissing() throws {
    try withMemory { memory, path in
      let error = #expect(throws: GaitlabError.self) {
        _ = try open(path, SessionInput(memory: memory))
      }
      #expect(
        error?.openQuestions == OpenQuestions([.foot, .layout(cellCount: 12)], of: Self.sole))
      #expect(error?.summary.contains("--foot") == true)
    }
  }

  @Test func theNextFileOfTheDeviceOpensWithoutAQuestion() throws {
    try withMemory { memory, path in
      try memory.keep(ImportAnswers(foot: .right, layout: Self.layout), of: Self.sole)
      let (metadata, notes) = try open(path, SessionInput(memory: memory))
      #expect(metadata.feet == [.right])
      #expect(metadata.insoles.right?.layout == Self.layout)
      #expect(
        notes == [
          "taken as the right foot, with the cells of 'ours', as before; 'gaitlab devices' shows "
            + "and forgets it"
        ])
    }
  }

  @Test func whatIsMissingStaysOpen() throws {
    try withMemory { memory, path in
      try memory.keep(ImportAnswers(foot: .right), of: Self.sole)
      let error = #expect(throws: GaitlabError.self) {
        _ = try open(path, SessionInput(memory: memory))
      }
      #expect(error?.openQuestions?.questions == [.layout(cellCount: 12)])
    }
  }

  @Test func optionsGoFirst() throws {
    try withMemory { memory, path in
      try memory.keep(ImportAnswers(foot: .right, layout: Self.layout), of: Self.sole)
      let input = SessionInput(answers: ImportAnswers(foot: .left), memory: memory)
      let (metadata, notes) = try open(path, input)
      #expect(metadata.feet == [.left])
      #expect(notes.count == 1)
      #expect(notes.first?.contains("foot") == false)
      #expect(try memory.devices().first?.foot == .right)
      // An option that does not fit is refused, whatever is remembered.
      var wrong = Self.layout
      wrong = InsoleLayout(
        name: "wrong", rows: 2, columns: 2, rowPitchMillimetres: 65, columnPitchMillimetres: 30)
      #expect(throws: GaitlabError.self) {
        _ = try open(path, SessionInput(answers: ImportAnswers(layout: wrong), memory: memory))
      }
    }
  }

  /// The name of a file says the foot before what is remembered does.
  @Test func aNameThatEndsInTheFootIsBelieved() throws {
    try withMemory { memory, path in
      try memory.keep(ImportAnswers(foot: .right, layout: Self.layout), of: Self.sole)
      let named = FileName.folder(path) + "/walk-L.csv"
      try FileManager.default.moveItem(atPath: path, toPath: named)
      let (metadata, notes) = try open(named, SessionInput(memory: memory))
      #expect(metadata.feet == [.left])
      #expect(notes.first?.contains("foot") == false)
      let told = SessionInput(answers: ImportAnswers(foot: .right), memory: memory)
      #expect(try open(named, told).0.feet == [.right])
    }
  }

  @Test func anUnusableMemoryIsSaidAndTheFileRefusedAsWithoutOne() throws {
    try withMemory { memory, path in
      try "{".write(toFile: memory.path, atomically: true, encoding: .utf8)
      var notes: [String] = []
      let error = #expect(throws: GaitlabError.self) {
        _ = try SessionOpener.open(
          path: path, input: SessionInput(memory: memory), note: { notes.append($0) })
      }
      #expect(error?.code == .notTold)
      #expect(notes.count == 1)
      #expect(notes.first?.hasPrefix(memory.path) == true)
      // Whoever says everything is not bothered with it.
      notes = []
      let answers = ImportAnswers(foot: .left, layout: Self.layout)
      _ = try SessionOpener.open(
        path: path, input: SessionInput(answers: answers, memory: memory),
        note: { notes.append($0) })
      #expect(notes.isEmpty)
    }
  }

  /// The same device in another folder, by another person, on another day.
  @Test func theDeviceIsNamedByNeitherPathNorPerson() throws {
    for (file, expected) in [
      ("stappone/one-sole.csv", "Stappone CSV export, sole 7, 12 cells"),
      ("pliance/mat.asc", "novel pliance ASCII export, inv_001, 6 cells"),
      ("loadsol/one-device.txt", "novel loadsol ASCII export, INV300"),
      ("emed/step.lst", "novel emed list export"),
    ] {
      let error = #expect(throws: GaitlabError.self) {
        _ = try SessionOpener.open(path: Fixture.path(file))
      }
      #expect(error?.openQuestions?.device.name == expected)
    }
  }
}
