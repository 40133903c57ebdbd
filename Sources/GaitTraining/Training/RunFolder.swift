import Foundation
package import GaitFiles
package import GaitInference

/// The files of one run: `fold-9/seed-1/takd/` below the folder of an experiment.
package struct RunFolder: Equatable, Sendable {
  package let path: String

  /// - Parameters:
  ///   - root: the folder of the experiment.
  ///   - fold: such as `9`; subjects are codes, but nothing in them may lead elsewhere.
  ///   - seed: what chance was drawn from.
  ///   - arm: its name.
  package init(root: String, fold: String, seed: UInt64, arm: String) {
    let allowed = fold.map { $0.isLetter || $0.isNumber || "+-_".contains($0) ? $0 : "_" }
    path = "\(root)/fold-\(String(allowed))/seed-\(seed)/\(arm)"
  }

  package var checkpoint: String { path + "/" + Checkpoint.fileName }
  package var model: String { path + "/model.safetensors" }
  package var record: String { path + "/run.json" }
  package var epochs: String { path + "/epochs.csv" }
  package var selection: String { path + "/selection.json" }
  /// What evaluation found; written by whoever evaluates.
  package var metrics: String { path + "/metrics.json" }

  package func create() throws(GaitlabError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw GaitlabError(
        .writeFailed, file: path, found: "the folder cannot be made",
        advice: "check the permissions and the space on the disk")
    }
  }

  /// The record of a finished run; nil where there is none.
  ///
  /// - Throws: `dataRefused` for one that cannot be read.
  package func finished() throws(GaitlabError) -> RunRecord? {
    try Self.decode(RunRecord.self, from: record)
  }

  /// Reads a JSON file; nil where there is none.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from path: String
  ) throws(GaitlabError) -> Value? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw GaitlabError(
        .dataRefused, file: path, found: "the file is damaged",
        expected: "one that this program wrote", advice: "remove it to make it again")
    }
  }

  /// Writes JSON with sorted keys, whole or not at all.
  package static func write(_ value: some Encodable, to path: String) throws(GaitlabError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      throw GaitlabError(
        .writeFailed, file: path, found: "a number that is not finite",
        advice: "report this; nothing was changed")
    }
    var file = try AtomicFileWriter(path: path, overwrite: true)
    try file.write(data)
    try file.write([UInt8(ascii: "\n")])
    try file.commit()
  }

  /// Metrics per epoch as a table.
  func write(_ epochs: [EpochRecord]) throws(GaitlabError) {
    let terms = Set(epochs.flatMap(\.terms.keys)).sorted()
    var lines = [
      (["epoch", "loss", "training RMSE [BW]", "validation RMSE [BW]", "learning rate", "seconds"]
        + terms).joined(separator: ",")
    ]
    for record in epochs {
      let numbers =
        [
          record.loss, record.trainingError, record.validationError, record.learningRate,
          record.seconds,
        ] + terms.map { record.terms[$0] ?? .nan }
      lines.append(
        "\(record.epoch)," + numbers.map { $0.isNaN ? "" : "\($0)" }.joined(separator: ","))
    }
    var file = try AtomicFileWriter(path: self.epochs, overwrite: true)
    try file.write((lines.joined(separator: "\n") + "\n").utf8)
    try file.commit()
  }

  /// Writes a model file.
  package func write(_ model: Model) throws(GaitlabError) {
    let bytes: [UInt8]
    do throws(ModelFileError) {
      bytes = try model.safetensors()
    } catch {
      throw GaitlabError(
        .modelRefused, file: self.model, found: error.found, expected: error.expected,
        advice: "report this; the checkpoint is kept")
    }
    var file = try AtomicFileWriter(path: self.model, overwrite: true)
    try file.write(bytes)
    try file.commit()
  }
}
