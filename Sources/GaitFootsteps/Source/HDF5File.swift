import CHDF5
import GaitFiles

/// An HDF5 file that is open for reading; it closes with the value.
struct HDF5File: ~Copyable {
  private let path: String
  private let file: Int64

  /// - Throws: `unreadable` and the like if there is no such file, `dataRefused` if it is no HDF5.
  init(path: String) throws(GaitlabError) {
    // Tells a missing or empty file, a folder or a device apart.
    _ = try FileInspection.open(path: path, byteLimit: .max)
    let opened = chdf5_open(path)
    guard opened >= 0 else {
      throw GaitlabError(
        .dataRefused, file: path, found: "this is not an HDF5 file, or it is damaged",
        expected: "an HDF5 file", advice: FootstepsArchive.advice)
    }
    self.path = path
    file = opened
  }

  deinit { chdf5_close(file) }

  /// Reads a whole data set of unsigned 16-bit numbers, the last axis fastest.
  ///
  /// - Throws: `dataRefused` if it is missing, of another shape or type, or damaged.
  func numbers(_ name: String, shape: [Int]) throws(GaitlabError) -> [UInt16] {
    let expected = "unsigned 16-bit integers, \(Self.text(shape))"
    let found = chdf5_describe(file, name)
    guard found.exists else {
      throw refusal(name, "is missing", expected: expected)
    }
    let sizes = Self.sizes(found)
    guard sizes == shape else {
      throw refusal(name, "is \(Self.text(sizes))", expected: expected)
    }
    guard found.is_uint16 else {
      throw refusal(name, "has numbers of another type", expected: expected)
    }
    var numbers = [UInt16](repeating: 0, count: shape.reduce(1, *))
    // Unsafe: the library writes into the array's memory, and is told how much there is.
    let isRead = numbers.withUnsafeMutableBufferPointer {
      chdf5_read(file, name, $0.baseAddress, UInt64($0.count))
    }
    guard isRead else { throw refusal(name, "is damaged", expected: expected) }
    return numbers
  }

  private func refusal(
    _ name: String, _ found: String, expected: String
  ) -> GaitlabError {
    GaitlabError(
      .dataRefused, file: path, found: "data set \(name) \(found)", expected: expected,
      advice: FootstepsArchive.advice)
  }

  private static func sizes(_ shape: chdf5_shape) -> [Int] {
    let all = shape.sizes
    let sizes = [all.0, all.1, all.2, all.3, all.4, all.5, all.6, all.7]
    return sizes.prefix(Int(min(max(shape.rank, 0), CHDF5_MAX_RANK))).map(Int.init(clamping:))
  }

  private static func text(_ sizes: [Int]) -> String {
    sizes.isEmpty ? "a single number" : sizes.map { "\($0)" }.joined(separator: " x ")
  }
}
