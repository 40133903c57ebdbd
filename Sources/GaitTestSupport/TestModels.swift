import Foundation
package import GaitEngine
package import GaitFiles
package import GaitInference

/// Models for tests: the committed networks, the bundled linear one, and sums made by hand.
package enum TestModels {
  package static let networks = ["wrn-16-1", "wrn-16-1-causal", "wrn-28-1", "wrn-16-3"]

  package static func networkPath(_ name: String) -> String {
    Fixture.path("inference/\(name).safetensors")
  }

  package static func network(_ name: String = "wrn-16-1") throws(GaitlabError) -> LoadedModel {
    try ModelFileReader.load(path: networkPath(name))
  }

  package static let bundledFolder = Fixture.root.appending(path: "Models").path
  package static let bundledPath = bundledFolder + "/linear-simulated.safetensors"

  package static func bundled() throws(GaitlabError) -> LoadedModel {
    try ModelFileReader.load(path: bundledPath)
  }

  /// The plain sum of all cells, as a model of some rate.
  package static func sum(samplingRateHz: Double = 200, name: String = "sum") -> Model {
    Model(
      card: ModelCard(
        name: name, summary: "", architecture: .linear, samplingRateHz: samplingRateHz),
      parameters: .linear(
        LinearParameters(weight: Array(repeating: 1, count: 128), bias: 0)))
  }

  package static func loadedSum(samplingRateHz: Double = 200) -> LoadedModel {
    LoadedModel(
      sum(samplingRateHz: samplingRateHz), sha256: "sum \(samplingRateHz)", byteCount: 0)
  }
}
