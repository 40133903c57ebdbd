import Foundation
package import GaitFiles
import GaitInference

/// What an interrupted run continues from: a safetensors file with all numbers and the state as JSON.
///
/// Written whole or not at all, so that a full disk leaves the one before it.
package struct Checkpoint {
  package static let fileName = "checkpoint.safetensors"
  private static let stateKey = "gaitlab.training"

  package var state: LearnerState
  /// The network as it is.
  package var network: [SavedTensor]
  /// The network of the epoch that is taken so far; empty before the first.
  package var best: [SavedTensor]
  /// The average of the network over batches; empty where none is kept.
  package var average: [SavedTensor]
  /// What losses train besides, such as adapters.
  package var adapters: [SavedTensor]
  package var optimizer: [SavedTensor]

  private static var parts: [(prefix: String, path: WritableKeyPath<Checkpoint, [SavedTensor]>)] {
    [
      ("network.", \.network), ("best.", \.best), ("average.", \.average),
      ("adapters.", \.adapters), ("optimizer.", \.optimizer),
    ]
  }

  package init(
    state: LearnerState, network: [SavedTensor], best: [SavedTensor], average: [SavedTensor],
    adapters: [SavedTensor], optimizer: [SavedTensor]
  ) {
    self.state = state
    self.network = network
    self.best = best
    self.average = average
    self.adapters = adapters
    self.optimizer = optimizer
  }

  /// Reads a checkpoint.
  ///
  /// - Throws: `dataRefused` for a file that is damaged or none of ours; why it cannot be read.
  package init(path: String) throws(GaitlabError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw GaitlabError(
        .unreadable, file: path, found: "the checkpoint cannot be read",
        advice: "check the permissions, or remove it to train from the beginning")
    }
    let bytes = [UInt8](data)
    do {
      let header = try SafetensorsHeader(reading: bytes.span.bytes)
      let file = try SafetensorsFile(header, byteCount: bytes.count)
      guard let text = header.metadata.first(where: { $0.key == Self.stateKey })?.value else {
        throw ModelFileError(.missingMetadata, found: "no '\(Self.stateKey)'")
      }
      self.init(
        state: try JSONDecoder().decode(LearnerState.self, from: Data(text.utf8)), network: [],
        best: [], average: [], adapters: [], optimizer: [])
      for tensor in header.tensors {
        guard let part = Self.parts.first(where: { tensor.name.hasPrefix($0.prefix) }) else {
          throw ModelFileError(.unexpectedTensor, found: "a tensor of no known part")
        }
        self[keyPath: part.path].append(
          SavedTensor(
            String(tensor.name.dropFirst(part.prefix.count)), shape: tensor.shape,
            try file.floats(tensor.name, shape: tensor.shape, from: bytes.span.bytes)))
      }
    } catch {
      throw GaitlabError(
        .dataRefused, file: path, found: "the checkpoint is damaged",
        expected: "one that this program wrote",
        advice: "remove it to train this arm from the beginning")
    }
  }

  /// Replaces the checkpoint of a run.
  ///
  /// - Throws: `writeFailed`; the one before it is untouched.
  package func write(to path: String) throws(GaitlabError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let state = try? encoder.encode(state) else {
      throw GaitlabError(
        .writeFailed, file: path, found: "the state holds numbers that are not finite",
        advice: "report this; the checkpoint before is kept")
    }
    var writer = SafetensorsWriter(
      metadata: [
        SafetensorsHeader.MetadataEntry(Self.stateKey, String(decoding: state, as: UTF8.self))
      ])
    for part in Self.parts {
      for tensor in self[keyPath: part.path] {
        writer.append(part.prefix + tensor.name, shape: tensor.shape, tensor.values)
      }
    }
    var file = try AtomicFileWriter(path: path, overwrite: true)
    try file.write(writer.bytes())
    try file.commit()
  }
}
