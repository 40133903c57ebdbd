import Foundation

/// One reader of bytes from strangers.
///
/// Whatever the bytes are, it reads or refuses them; a trap, a hang, a bad access or memory beyond all measure
/// is a finding.
struct FuzzTarget: Sendable {
  /// In file names and `GAITLAB_FUZZ_TARGET`.
  let name: String
  /// Sound inputs to begin with.
  let seeds: @Sendable () throws -> [[UInt8]]
  /// Reads an input, and checks what was read.
  let read: @Sendable ([UInt8]) -> Void

  static let all: [FuzzTarget] =
    [.wireLines, .wireBinary, .share, .shareHello, .model, .chunk, .session, .layout, .mask]
    + sessionImporters + forcePlateImporters

  /// Files of the repository, which is the working directory.
  static func files(_ paths: String...) throws -> [[UInt8]] {
    try paths.map { try Array(Data(contentsOf: URL(filePath: $0))) }
  }
}
