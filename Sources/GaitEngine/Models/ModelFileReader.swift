package import GaitFiles
package import GaitInference

/// Opens model files; whatever is wrong with one is said in the words of `GaitlabError`.
package enum ModelFileReader {
  /// The largest model file that is opened, in bytes: far above any network that runs live.
  static let byteLimit = 1 << 26

  /// Maps a file, checks all of it, folds and packs its weights; nothing stays mapped.
  package static func load(path: String) throws(GaitlabError) -> LoadedModel {
    let (model, sha256, byteCount) = try read(path: path)
    return LoadedModel(model, sha256: sha256, byteCount: byteCount)
  }

  /// The model as it stands in the file, its SHA-256 and its size.
  package static func read(
    path: String
  ) throws(GaitlabError) -> (model: Model, sha256: String, byteCount: Int) {
    let file: InspectedFile
    do throws(GaitlabError) {
      file = try FileInspection.open(path: path, byteLimit: byteLimit)
    } catch {
      throw inModelWords(error)
    }
    if file.head.starts(with: Array("SQLite format 3".utf8)) {
      throw GaitlabError(
        .modelRefused, file: path, found: "this is a recording, not a model",
        expected: "a model file (.\(ModelLibrary.fileExtension))",
        advice: "'gaitlab models' lists the models that can be used")
    }
    return try file.withMappedBytes { bytes throws(GaitlabError) in
      guard let sha256 = SHA256Digest.hexadecimal(of: bytes) else {
        throw GaitlabError(
          .modelRefused, file: path, found: "its SHA-256 cannot be taken",
          advice: "check the installation of the system's cryptography library")
      }
      do throws(ModelFileError) {
        return (try Model(safetensors: bytes.bytes), sha256, bytes.count)
      } catch {
        throw GaitlabError(
          .modelRefused, file: path,
          location: error.byteOffset.map { .byteOffset($0) } ?? .none, found: error.found,
          expected: error.expected, advice: advice(for: error.code))
      }
    }
  }

  private static func advice(for code: ModelFileError.Code) -> String {
    switch code {
    case .newerVersion: "update gaitlab"
    case .otherGrid: "only models of one foot on the 16 x 8 grid can be used"
    case .missingMetadata, .badMetadata, .missingTensor, .unexpectedTensor, .unsupportedType:
      "see docs/MODELS.md for what a model file holds"
    case .badWeight: "train or export the model again"
    case .truncated, .headerSize, .headerSyntax, .duplicateName, .badShape, .badOffsets:
      "the file is damaged or no safetensors file; get it again"
    }
  }

  /// Errors of opening speak of recordings.
  private static func inModelWords(_ error: GaitlabError) -> GaitlabError {
    var error = error
    switch error.code {
    case .notAFile, .emptyFile, .tooLarge:
      error.expected =
        error.code == .tooLarge ? "at most \(byteLimit) bytes" : "a model file (.safetensors)"
      error.advice = "'gaitlab models' lists the models that can be used"
    default: break
    }
    return error
  }
}
