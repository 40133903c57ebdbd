import GaitInference
import GaitModel
import Testing

@Suite struct ModelCardMetadataTests {
  /// Why a card is refused whose metadata have one value changed; nil removes the key.
  private func refusal(
    _ key: String, _ value: String?, in architecture: ModelCard.Architecture = .linear
  ) -> ModelFileError? {
    var metadata = ModelFileFixture.card(architecture).metadata
    metadata.removeAll { $0.key == key }
    if let value { metadata.append(SafetensorsHeader.MetadataEntry(key, value, at: 77)) }
    do throws(ModelFileError) {
      _ = try ModelCard(metadata: metadata)
      return nil
    } catch {
      return error
    }
  }

  @Test func metadataStandInThisOrder() throws {
    let shape = try #require(WideResNetShape(depth: 16, width: 2, lookAheadFrames: 3))
    let metadata = ModelFileFixture.card(.wideResNet(shape)).metadata
    #expect(
      metadata.map { "\($0.key)=\($0.value)" } == [
        "gaitlab.model=1", "name=Walk 7", "summary=Estimates one foot's force.", "kind=wrn1d",
        "depth=16", "width=2", "lookAhead=3", "window=256", "grid=16x8", "feet=1",
        "samplingRateHz=200", "inputUnit=bodyWeightsPerCell", "inputMean=0.0078125",
        "inputScale=31.4", "target=vGRF", "targetUnit=bodyWeights", "training.seed=7",
        "training.data=walking", "metrics.rmse=0.031", "metrics.data=held out",
      ])
    #expect(try ModelCard(metadata: metadata) == ModelFileFixture.card(.wideResNet(shape)))
  }

  /// Older files have `causal` instead.
  @Test(arguments: [("true", 0), ("false", 13)])
  func olderFilesAreRead(causal: String, lookAhead: Int) throws {
    let shape = try #require(WideResNetShape(depth: 16, width: 1, lookAheadFrames: lookAhead))
    let card = ModelFileFixture.card(.wideResNet(shape))
    let older = card.metadata.map { entry in
      entry.key == "lookAhead" ? SafetensorsHeader.MetadataEntry("causal", causal) : entry
    }
    #expect(try ModelCard(metadata: older) == card)
    for bad in ["", "1", "True", "no"] {
      let metadata = older.map { entry in
        entry.key == "causal" ? SafetensorsHeader.MetadataEntry("causal", bad) : entry
      }
      #expect(throws: ModelFileError.self) { try ModelCard(metadata: metadata) }
    }
  }

  @Test func bothWaysToSayTheLookAheadAreRefused() throws {
    let shape = try #require(WideResNetShape(depth: 16, width: 1))
    let error = refusal("causal", "false", in: .wideResNet(shape))
    #expect(error?.expected == "none beside 'lookAhead'")
    #expect(
      refusal("lookAhead", "14", in: .wideResNet(shape))?.expected
        == "0 to 13 frames at this depth")
  }

  @Test(arguments: [
    (true, nil, "dense"), (false, 8...64, "sparse 8-64"), (true, 8...64, "dense, sparse 8-64"),
    (true, 1...1024, "dense, sparse 1-1024"),
  ])
  func trainedLayoutsComeBack(dense: Bool, cells: ClosedRange<Int>?, text: String) throws {
    var card = ModelFileFixture.card(.linear)
    let layouts = try #require(TrainedLayouts(dense: dense, sparseCells: cells))
    card.trainedLayouts = layouts
    let metadata = card.metadata
    #expect(metadata.first { $0.key == "trainedLayouts" }?.value == text)
    #expect(try ModelCard(metadata: metadata) == card)
  }

  @Test func aModelWithoutLayoutsCoversDenseOnes() {
    var card = ModelFileFixture.card(.linear)
    #expect(card.trainedLayouts == nil)
    #expect(!card.metadata.contains { $0.key == "trainedLayouts" })
    #expect(card.covers(cellCount: 64))
    #expect(!card.covers(cellCount: 63))
    card.trainedLayouts = TrainedLayouts(dense: false, sparseCells: 8...40)
    #expect([8, 40].allSatisfy(card.covers))
    #expect(![7, 41, 128].contains(where: card.covers))
  }

  @Test func orderOfKeysDoesNotMatter() throws {
    let card = ModelFileFixture.card(.linear)
    let again = try ModelCard(metadata: card.metadata.reversed())
    #expect(again.name == card.name)
    #expect(again.provenance == card.provenance.reversed())
  }

  @Test func someKeysMayBeLeftOut() throws {
    let optional: Set = ["window", "inputMean", "inputScale"]
    var card = ModelFileFixture.card(.linear)
    let metadata = card.metadata.filter { !optional.contains($0.key) }
    card.windowFrames = nil
    card.input = ModelCard.InputNormalization()
    #expect(try ModelCard(metadata: metadata) == card)
  }

  @Test(arguments: [
    "gaitlab.model", "name", "summary", "kind", "depth", "width", "lookAhead", "grid", "feet",
    "samplingRateHz", "inputUnit", "target", "targetUnit",
  ])
  func otherKeysAreNeeded(key: String) throws {
    let shape = try #require(WideResNetShape(depth: 10, width: 1))
    let error = refusal(key, nil, in: .wideResNet(shape))
    #expect(error?.code == .missingMetadata)
    #expect(error?.found == "no '\(key)' in the metadata")
    #expect(error?.expected.isEmpty == false)
  }

  @Test func filesOfOtherProgramsAreNamedAsSuch() {
    let text =
      #"{"__metadata__":{"format":"pt"},"h":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}"#
    let error = ModelFileFixture.refusal(ModelFileFixture.file(header: text, dataBytes: 2))
    #expect(error?.code == .missingMetadata)
    #expect(error?.expected == "a model of gaitlab; these are the tensors of something else")
  }

  @Test(arguments: ["2", "10", "99999999999999999999999"])
  func laterVersionsAreNamedAsSuch(version: String) {
    #expect(refusal("gaitlab.model", version)?.code == .newerVersion)
  }

  /// Also where the rest is nothing that this version understands.
  @Test func laterVersionsMayDifferInAnything() {
    let text =
      #"{"__metadata__":{"new":"","gaitlab.model":"2"},"#
      + #""w":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}"#
    let error = ModelFileFixture.refusal(ModelFileFixture.file(header: text, dataBytes: 2))
    #expect(error?.code == .newerVersion)
  }

  @Test(arguments: [
    ("grid", "8x16"), ("grid", "99"), ("feet", "2"), ("target", "GRF"), ("target", ""),
  ])
  func modelsForOtherInsolesAreRefused(key: String, value: String) {
    let error = refusal(key, value)
    #expect(error?.code == .otherGrid)
    #expect(error?.byteOffset == 77)
  }

  @Test(arguments: [
    ("gaitlab.model", ["", "0", "1.0", "-1", "one", " 1"]),
    ("name", ["", "   ", "\n\u{2003}", String(repeating: "e\u{301}", count: 33)]),
    ("summary", [String(repeating: "s", count: 2001)]),
    ("kind", ["", "wrn2d", "LINEAR"]),
    ("inputUnit", ["", "newtons"]), ("targetUnit", ["newtons"]),
    (
      "samplingRateHz",
      ["", "nan", "inf", "19.9", "2000.1", "-200", "2e2e", "0x80", "200 Hz", " 200"]
    ),
    ("window", ["", "0", "-1", "1.5", "100001", "99999999999999999999"]),
    ("inputMean", ["", "nan", "-inf", "1e39", "0x1p3", "1,5"]),
    ("inputScale", ["0", "-1", "nan", "inf", "1e-60", "1e39"]),
    ("training.", ["x"]), ("metrics.", ["x"]), ("training", ["x"]), ("author", ["x"]), ("", ["x"]),
    ("Name", ["x"]), ("x_note", ["x"]),
    ("training.long", [String(repeating: "v", count: 2001)]),
    ("x-\(String(repeating: "k", count: 199))", ["x"]),
    ("x-long", [String(repeating: "v", count: 2001)]),
    ("depth", ["10"]), ("width", ["1"]), ("causal", ["false"]), ("lookAhead", ["7"]),
    (
      "trainedLayouts",
      [
        "", "Dense", "sparse", "sparse 8", "sparse 0-8", "sparse 8-1025", "sparse 9-8",
        "sparse 8-64, dense", "dense sparse 8-64", "dense, sparse 08-64", "dense, ",
        "sparse 8-64-70", "dense,sparse 8-64", "sparse -8-64",
      ]
    ),
  ])
  func valuesThatSayNothingAreRefused(key: String, values: [String]) {
    for value in values {
      let error = refusal(key, value)
      #expect(error?.code == .badMetadata, "\(key)=\(value)")
      #expect(error?.byteOffset == 77)
      #expect(error?.found.contains(key.prefix(20)) == true)
    }
  }

  @Test(arguments: [
    ("depth", ["", "9", "11", "4", "106", "-10", "1e1", "9999999999999999999"]),
    ("width", ["", "0", "17", "-1", "1.0", "16.5", "0.0", ".25", "1.5.5"]),
    ("lookAhead", ["", "-1", "8", "1.0", "true", "99999999999999999999"]),
    // Of older files; here beside a look-ahead.
    ("causal", ["", "1", "True", "no", "true", "false"]),
  ])
  func sizesThatNoNetworkHasAreRefused(key: String, values: [String]) throws {
    let shape = try #require(WideResNetShape(depth: 10, width: 1))
    for value in values {
      #expect(refusal(key, value, in: .wideResNet(shape))?.code == .badMetadata, "\(key)=\(value)")
    }
  }

  @Test(arguments: [
    ("samplingRateHz", "20"), ("samplingRateHz", "2e3"), ("window", "100000"),
    ("inputMean", "-1e-3"), ("trainedLayouts", "sparse 1-1024"),
    ("x-note", "anything"), ("x-", ""), ("training.empty", ""),
    ("name", String(repeating: "歩", count: 64)),
  ])
  func valuesAtTheEdgeAreRead(key: String, value: String) {
    #expect(refusal(key, value) == nil)
  }
}
