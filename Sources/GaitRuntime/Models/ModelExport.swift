import GaitInference
package import GaitSession

/// Writes models in the formats of other programs.
package enum ModelExport {
  /// Writes a model file as ONNX; the file is there whole or not at all.
  package static func onnx(
    path: String, to output: String, overwrite: Bool
  ) throws(SessionError) {
    let (model, _, _) = try ModelFileReader.read(path: path)
    try OutputPath.requireDifferent(output, from: path)
    var writer = try AtomicFileWriter(path: output, overwrite: overwrite)
    try writer.write(OnnxExport.bytes(of: model))
    try writer.commit()
  }
}
