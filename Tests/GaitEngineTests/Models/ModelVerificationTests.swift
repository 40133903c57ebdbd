import Foundation
import GaitEngine
import GaitFiles
import GaitInference
import GaitTestSupport
import Testing

@Suite struct ModelVerificationTests {
  @Test(arguments: TestModels.networks.map(TestModels.networkPath) + [TestModels.bundledPath])
  func committedModelsRunRightHere(path: String) throws {
    let report = try ModelVerification.run(path: path)
    #expect(report.isRight)
    #expect(report.lines[0].contains(try ModelFileReader.load(path: path).sha256))
    // Two lines for each vector width behind the two of the file.
    #expect(report.lines.count == 2 + 2 * (Kernels.all.count - 1))
    #expect(!report.lines.contains { $0.contains("WRONG") || $0.contains("NOT") })
  }

  /// Weights are numbers, but what they add up to is none: the model's fault, not the computer's.
  @Test func aModelThatOverflowsIsRefused() throws {
    var (model, _, _) = try ModelFileReader.read(path: TestModels.networkPath("wrn-16-1"))
    guard case .wideResNet(var parameters) = model.parameters else { return }
    parameters.headWeight = parameters.headWeight.map { _ in .greatestFiniteMagnitude }
    model.parameters = .wideResNet(parameters)
    try Fixture.withFolder { folder in
      let path = folder + "/m.safetensors"
      try Data(try model.safetensors()).write(to: URL(filePath: path))
      #expect {
        try ModelVerification.run(path: path)
      } throws: {
        ($0 as? GaitlabError)?.summary.contains("not finite") == true
      }
    }
  }

  @Test func aDamagedFileIsRefused() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/m.safetensors"
      let bytes = try Data(contentsOf: URL(filePath: TestModels.bundledPath))
      try bytes.dropLast().write(to: URL(filePath: path))
      #expect(throws: GaitlabError.self) { try ModelVerification.run(path: path) }
    }
  }
}
