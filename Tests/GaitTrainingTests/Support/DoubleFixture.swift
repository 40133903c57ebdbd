#if Training
  import Foundation
  import GaitTraining
  import GaitInference
  import GaitTestSupport

  /// Safetensors in double precision, which no model has and checks of gradients need.
  enum DoubleFixture {
    /// All tensors of a file of Tests/Fixtures.
    static func tensors(_ path: String) throws -> [String: Tensor] {
      let bytes = Array(try Data(contentsOf: URL(filePath: Fixture.path(path))))
      let header = try SafetensorsHeader(reading: bytes.span.bytes)
      var tensors: [String: Tensor] = [:]
      for tensor in header.tensors {
        guard tensor.type == "F64", header.dataStart + tensor.end <= bytes.count else {
          throw TrainingError(
            .otherState, in: "fixture", found: "\(tensor.name) of \(tensor.type)", expected: "F64")
        }
        let values = bytes.withUnsafeBytes { bytes in
          stride(from: tensor.begin, to: tensor.end, by: 8).map {
            Double(
              bitPattern: UInt64(
                littleEndian: bytes.loadUnaligned(
                  fromByteOffset: header.dataStart + $0, as: UInt64.self)))
          }
        }
        tensors[tensor.name] = Tensor(doubles: values, shape: tensor.shape)
      }
      return tensors
    }
  }
#endif
