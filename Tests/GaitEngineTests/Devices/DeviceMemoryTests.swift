import Foundation
import GaitEngine
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

/// What was answered for devices: kept, forgotten, and never in the way.
@Suite struct DeviceMemoryTests {
  private static let sole = RecordingDevice(format: "Soles", "sole 7", isOfOneFoot: true)
  private static let mat = RecordingDevice(format: "Mats", "12 cells")

  private static func layout(_ name: String) -> InsoleLayout {
    InsoleLayout(
      name: name, rows: 4, columns: 3, rowPitchMillimetres: 65, columnPitchMillimetres: 30)
  }

  private func withMemory(_ body: (DeviceMemory) throws -> Void) throws {
    try Fixture.withFolder { try body(DeviceMemory(path: $0 + "/state/gaitlab/devices.json")) }
  }

  @Test func keepsWhatWasAnswered() throws {
    try withMemory { memory in
      #expect(try memory.devices().isEmpty)
      try memory.keep(ImportAnswers(foot: .right, layout: Self.layout("ours")), of: Self.sole)
      try memory.keep(ImportAnswers(samplingRateHz: 62.5), of: Self.mat)
      try memory.keep(ImportAnswers(samplingRateHz: 100), of: Self.sole)
      let devices = try memory.devices()
      #expect(devices.map(\.name) == ["Mats, 12 cells", "Soles, sole 7"])
      #expect(devices[0].samplingRateHz == 62.5)
      #expect(devices[1].foot == .right)
      #expect(devices[1].layout == Self.layout("ours"))
      #expect(devices[1].samplingRateHz == 100)
    }
  }

  @Test func forgetsOneDevice() throws {
    try withMemory { memory in
      try memory.keep(ImportAnswers(foot: .left), of: Self.sole)
      try memory.keep(ImportAnswers(samplingRateHz: 62.5), of: Self.mat)
      #expect(try !memory.forget("Soles"))
      #expect(try memory.forget("Soles, sole 7"))
      #expect(try !memory.forget("Soles, sole 7"))
      #expect(try memory.devices().map(\.name) == ["Mats, 12 cells"])
    }
  }

  /// A mat lies under either foot, and a recorder that has a file for each foot is of neither.
  @Test func theFootOfADeviceForBothFeetIsNotKept() throws {
    try withMemory { memory in
      try memory.keep(ImportAnswers(foot: .left), of: Self.mat)
      #expect(try memory.devices().isEmpty)
      try memory.keep(ImportAnswers(foot: .left, layout: Self.layout("ours")), of: Self.mat)
      #expect(try memory.devices().map(\.foot) == [nil])
    }
  }

  @Test func aSoleThatWasUnderEitherFootIsAskedForEachTime() throws {
    try withMemory { memory in
      try memory.keep(ImportAnswers(foot: .left), of: Self.sole)
      try memory.keep(ImportAnswers(foot: .right), of: Self.sole)
      #expect(try memory.devices().map(\.foot) == [nil])
      #expect(try memory.devices().map(\.isOfEitherFoot) == [true])
      try memory.keep(ImportAnswers(foot: .right), of: Self.sole)
      #expect(try memory.devices().map(\.foot) == [nil])
      #expect(try memory.forget(Self.sole.name))
      try memory.keep(ImportAnswers(foot: .right), of: Self.sole)
      #expect(try memory.devices().map(\.foot) == [.right])
    }
  }

  @Test func theOldestOfManyAreForgotten() throws {
    try withMemory { memory in
      for number in 0..<205 {
        try memory.keep(
          ImportAnswers(samplingRateHz: 100), of: RecordingDevice(format: "Mats", "\(number)"))
      }
      let names = try memory.devices().map(\.name)
      #expect(names.count == 200)
      #expect(names.first == "Mats, 5")
    }
  }

  static let unusable: [(String, GaitlabError.Code)] = [
    ("not JSON", .badHeader), ("{}", .badHeader), ("[]", .badHeader),
    (#"{"schema": "gaitlab.devices/2", "devices": "elsewhere"}"#, .newerVersion),
    (#"{"schema": "gaitlab.devices/1"}"#, .badHeader),
    (#"{"schema": "gaitlab.devices/1", "devices": [{"name": ""}]}"#, .badHeader),
    (#"{"schema": "gaitlab.devices/1", "devices": [{"name": "a", "foot": "third"}]}"#, .badHeader),
    (
      #"{"schema": "gaitlab.devices/1", "devices": [{"name": "a", "samplingRateHz": -1}]}"#,
      .badHeader
    ),
  ]

  @Test(arguments: unusable)
  func anUnusableFileIsReportedAndKept(text: String, code: GaitlabError.Code) throws {
    try Fixture.withFolder { folder in
      let path = folder + "/devices.json"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let memory = DeviceMemory(path: path)
      func expectRefusal(_ body: () throws(GaitlabError) -> Void) {
        let error = #expect(throws: GaitlabError.self) { try body() }
        #expect(error?.code == code)
        #expect(error?.file == path)
      }
      expectRefusal { () throws(GaitlabError) in _ = try memory.devices() }
      expectRefusal { () throws(GaitlabError) in
        try memory.keep(ImportAnswers(foot: .left), of: Self.sole)
      }
      expectRefusal { () throws(GaitlabError) in _ = try memory.forget("a") }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }

  @Test func whereNothingCanBeWrittenNothingIsLost() throws {
    try Fixture.withFolder { folder in
      // A file where the folder should be.
      try "x".write(toFile: folder + "/state", atomically: true, encoding: .utf8)
      let memory = DeviceMemory(path: folder + "/state/devices.json")
      #expect(try memory.devices().isEmpty)
      let error = #expect(throws: GaitlabError.self) {
        try memory.keep(ImportAnswers(foot: .left), of: Self.sole)
      }
      #expect(error?.code == .writeFailed)
      #expect(try String(contentsOfFile: folder + "/state", encoding: .utf8) == "x")
      // A link may lead anywhere and is not followed.
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.json", withDestinationPath: folder + "/nowhere")
      #expect(throws: GaitlabError.self) {
        try DeviceMemory(path: folder + "/link.json").keep(
          ImportAnswers(foot: .left), of: Self.sole)
      }
      #expect(!FileManager.default.fileExists(atPath: folder + "/nowhere"))
    }
  }
}
