package import GaitFiles
import GaitInference

/// Writes models in the formats of other programs.
package enum ModelExport {
  /// Writes a model file as ONNX; the file is there whole or not at all.
  package static func onnx(
    path: String, to output: String, overwrite: Bool
  ) throws(GaitlabError) {
    let (model, _, _) = try ModelFileReader.read(path: path)
    try write(OnnxExport.bytes(of: model), to: output, overwrite: overwrite, from: path)
  }

  /// Writes the network for one frame at a time, its state going in and coming out.
  package static func onnxStream(
    path: String, to output: String, overwrite: Bool
  ) throws(GaitlabError) {
    let (model, _, _) = try ModelFileReader.read(path: path)
    guard let bytes = OnnxExport.streamBytes(of: model) else {
      throw GaitlabError(
        .modelRefused, file: path, found: "a linear model", expected: "a network with a state",
        advice: "--format onnx takes a single frame as well")
    }
    try write(bytes, to: output, overwrite: overwrite, from: path)
  }

  /// Writes frames of noise and what the model gives for them, as safetensors: `input` [200, 128] in
  /// body weights per cell, `output` [200] in body weights.
  package static func testVector(
    path: String, to output: String, overwrite: Bool
  ) throws(GaitlabError) {
    let (model, sha256, _) = try ModelFileReader.read(path: path)
    let frames = 200
    let cells = ModelVerification.noise(frames: frames)
    let estimates = ModelVerification.whole(model, cells, kernels: .widest)
    var writer = SafetensorsWriter(metadata: [
      .init("model", model.card.name), .init("modelSHA256", sha256),
    ])
    writer.append("input", shape: [frames, StreamingEstimator.cellCount], cells)
    writer.append("output", shape: [frames], estimates)
    try write(writer.bytes(), to: output, overwrite: overwrite, from: path)
  }

  private static func write(
    _ bytes: [UInt8], to output: String, overwrite: Bool, from path: String
  ) throws(GaitlabError) {
    try OutputPath.requireDifferent(output, from: path)
    var writer = try AtomicFileWriter(path: output, overwrite: overwrite)
    try writer.write(bytes)
    try writer.commit()
  }
}
