import Foundation
package import GaitFiles
package import GaitModel

/// The answers that were given for devices whose files do not say everything: one small JSON file.
///
/// A file that cannot be used is reported and left as it is: nothing is remembered then, and nothing is lost.
package struct DeviceMemory: Equatable, Sendable {
  package static let schema = "gaitlab.devices/1"
  static let nameLimit = 200
  /// More devices than a laboratory has; the oldest are forgotten.
  static let deviceLimit = 200
  private static let byteLimit = 64 << 20

  package let path: String

  package init(path: String) { self.path = path }

  private struct Content: Codable {
    var schema: String
    var devices: [RememberedDevice]
  }

  private struct Head: Decodable { var schema: String }

  /// What is remembered, the newest last; nothing where there is no file yet.
  ///
  /// - Throws: why the file cannot be used.
  package func devices() throws(GaitlabError) -> [RememberedDevice] {
    guard exists else { return [] }
    _ = try FileInspection.open(path: path, byteLimit: Self.byteLimit)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileInspection.unreadable(path)
    }
    guard let head = try? JSONDecoder().decode(Head.self, from: data) else {
      throw damaged("the answers that are remembered for devices are not JSON of this program")
    }
    guard head.schema == Self.schema else {
      throw GaitlabError(
        .newerVersion, file: path, found: "written as '\(head.schema)'", expected: Self.schema,
        advice: "use the program that wrote it, or delete the file; nothing is remembered now")
    }
    guard let content = try? JSONDecoder().decode(Content.self, from: data),
      content.devices.allSatisfy(\.isPlausible)
    else { throw damaged("an answer that no device has") }
    return content.devices
  }

  /// Remembers answers that were given for a device, which becomes the newest.
  ///
  /// - Throws: why the file cannot be read or written.
  package func keep(
    _ answers: ImportAnswers, of device: RecordingDevice
  ) throws(GaitlabError) {
    var all = try devices()
    var entry = all.first { $0.name == device.name } ?? RememberedDevice(name: device.name)
    let before = entry
    entry.take(answers, isOfOneFoot: device.isOfOneFoot)
    guard entry != before, !entry.isEmpty, entry.isPlausible else { return }
    all.removeAll { $0.name == device.name }
    all.append(entry)
    try write(all.suffix(Self.deviceLimit))
  }

  /// Forgets a device.
  ///
  /// - Returns: whether it was remembered.
  /// - Throws: why the file cannot be read or written.
  package func forget(_ name: String) throws(GaitlabError) -> Bool {
    let all = try devices()
    let rest = all.filter { $0.name != name }
    guard rest.count < all.count else { return false }
    try write(rest[...])
    return true
  }

  private var exists: Bool {
    // A link to nowhere is there as well, and is refused like any other.
    (try? FileManager.default.attributesOfItem(atPath: path)) != nil
  }

  private func damaged(_ found: String) -> GaitlabError {
    GaitlabError(
      .badHeader, file: path, found: found, expected: Self.schema,
      advice: "delete the file to begin again; nothing is remembered now")
  }

  private func write(_ devices: ArraySlice<RememberedDevice>) throws(GaitlabError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    guard
      let data = try? encoder.encode(Content(schema: Self.schema, devices: Array(devices)))
    else { throw GaitlabError.inconsistent(path, "an answer that cannot be written as JSON") }
    try? FileManager.default.createDirectory(
      atPath: FileName.folder(path), withIntermediateDirectories: true)
    var writer = try AtomicFileWriter(path: path, overwrite: true)
    try writer.write(data)
    try writer.commit()
  }
}
