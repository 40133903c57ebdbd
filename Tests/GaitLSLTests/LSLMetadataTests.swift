import GaitFiles
import GaitIntake
import GaitModel
import Testing

@testable import GaitLSL

@Suite("Metadata of a stream")
struct LSLMetadataTests {
  private func stream(
    _ name: String, _ channels: Int, _ metadata: [String: String] = [:],
    rate: Double = 100, labels: [String] = [], units: [String] = []
  ) -> LSLStreamSummary {
    LSLStreamSummary(
      name: name, channelCount: channels, samplingRateHz: rate, metadata: metadata, labels: labels,
      units: units)
  }

  private let matrix = ["layout": "16x8", "size": "270x95", "unit": "kPa"]

  @Test(
    "The end of a name tells the foot, where it is a word",
    arguments: [
      ("insole_L", Foot.left), ("insole-r", .right), ("Insole Left", .left), ("soleR", .right),
      ("insoleRight", .right), ("left", .left), ("R", .right), ("insole2L", .left),
    ])
  func names(name: String, foot: Foot) { #expect(LSLMetadata.foot(ofName: name) == foot) }

  @Test(
    "Other words tell none", arguments: ["model", "bright", "MODEL", "cleft", "", "rear", "2l"])
  func otherNames(name: String) { #expect(LSLMetadata.foot(ofName: name) == nil) }

  @Test("Twice the cells are both feet, left first")
  func both() throws {
    let channels = try LSLChannels(pressure: stream("insole", 256, matrix))
    #expect(channels.cells.left == 0..<128)
    #expect(channels.cells.right == 128..<256)
    #expect(channels.announcement?.foot == nil)
    #expect(channels.announcement?.insole?.layout.matrix?.rows == 16)
    #expect(channels.announcement?.insole?.layout.lengthMillimetres == 270)
  }

  @Test("The metadata's foot goes before the name's")
  func foot() throws {
    let one = matrix.merging(["foot": "right"]) { $1 }
    let channels = try LSLChannels(pressure: stream("insole_L", 128, one))
    #expect(channels.cells.left == nil)
    #expect(channels.cells.right == 0..<128)
    #expect(channels.announcement?.foot == .right)
    #expect(channels.announcement?.device == "insole_L")
  }

  @Test("Without a layout there is no announcement")
  func withoutLayout() throws {
    let channels = try LSLChannels(pressure: stream("insole", 6, ["foot": "both"]))
    #expect(channels.cells.left == 0..<3)
    #expect(channels.cells.right == 3..<6)
    #expect(channels.announcement == nil)
  }

  @Test("The rate may stand in the metadata of a stream without one")
  func rate() throws {
    let irregular = matrix.merging(["foot": "left", "rate": "50"]) { $1 }
    let channels = try LSLChannels(pressure: stream("insole", 128, irregular, rate: 0))
    #expect(channels.announcement?.insole?.samplingRateHz == 50)
    #expect(throws: GaitlabError.self) {
      try LSLChannels(pressure: stream("x_L", 128, matrix, rate: 0))
    }
  }

  @Test(
    "What contradicts itself is refused",
    arguments: [
      (127, ["foot": "left"]), (128, ["foot": "both"]), (256, ["foot": "left"]),
      (128, ["foot": "left", "layout": "16"]), (128, ["foot": "left", "layout": "16x8x1"]),
      (128, ["foot": "left", "layout": "1e400x8"]), (128, ["foot": "left", "layout": "-16x-8"]),
      (128, ["foot": "left", "layout": "12.8x10"]), (128, ["foot": "left", "size": "nanx95"]),
      (128, ["foot": "left", "size": "1e9x95"]), (128, ["foot": "left", "size": "270"]),
      (128, ["foot": "left", "unit": "Pa"]), (128, ["foot": "left", "mass": "3"]),
      (128, ["foot": "left", "simulated": "yes"]), (128, ["foot": "left", "saturation": "inf"]),
      (128, ["foot": "Left"]), (128, [:]),
    ] as [(Int, [String: String])])
  func refused(channels: Int, metadata: [String: String]) {
    let all = matrix.merging(metadata) { $1 }
    let error = #expect(throws: GaitlabError.self) {
      try LSLChannels(pressure: stream("insole", channels, all))
    }
    #expect(error?.code == .sourceFailed)
    #expect(error?.expected.isEmpty == false)
  }

  @Test("Too many cells are refused without a layout")
  func tooMany() {
    #expect(throws: GaitlabError.self) { try LSLChannels(pressure: stream("x_L", 4_097)) }
    #expect(throws: GaitlabError.self) {
      try LSLChannels(pressure: stream("insole", 7, ["foot": "both"]))
    }
  }

  @Test("A plate of one channel is of the foot that it is named after")
  func onePlate() throws {
    let channels = try LSLChannels(force: stream("plate right", 1))
    #expect(channels.force.left == nil)
    #expect(channels.force.right == 0)
    #expect(channels.announcement?.foot == .right)
  }

  @Test("Forces of no known foot, of one foot twice, or in another unit are refused")
  func refusedForces() {
    let unnamed = stream("plate", 2, labels: ["a", "b"], units: ["N", "N"])
    let twice = stream("plate", 2, labels: ["left", "Left"], units: ["N", "N"])
    let kilonewtons = stream("plate", 1, labels: ["left"], units: ["kN"])
    for stream in [unnamed, twice, kilonewtons] {
      #expect(throws: GaitlabError.self) { try LSLChannels(force: stream) }
    }
  }
}
