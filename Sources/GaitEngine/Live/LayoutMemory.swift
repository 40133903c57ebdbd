import Foundation
package import GaitFiles
package import GaitModel

/// The insoles that somebody has described once, kept by their number of cells.
package struct LayoutMemory {
  /// More is no memory but a mistake.
  private static let byteLimit = 1 << 20

  package let path: String

  package init(path: String) { self.path = path }

  /// What is remembered; nothing if the file is not there or cannot be used.
  package var layouts: [Int: InsoleDescription] {
    guard let data = FileManager.default.contents(atPath: path), data.count <= Self.byteLimit,
      let list = try? JSONDecoder().decode([InsoleDescription].self, from: data)
    else { return [:] }
    let usable = list.filter {
      $0.layout.isPlausible && Plausible.samplingRatesHz.contains($0.samplingRateHz)
    }
    return Dictionary(
      usable.map { ($0.layout.cellCount, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// Remembers an insole in place of another with as many cells.
  ///
  /// - Throws: `writeFailed`.
  package func keep(_ insole: InsoleDescription) throws(GaitlabError) {
    var all = layouts
    all[insole.layout.cellCount] = insole
    try write(all)
  }

  /// Forgets the insole with so many cells.
  ///
  /// - Returns: whether there was one.
  /// - Throws: `writeFailed`.
  package func forget(cellCount: Int) throws(GaitlabError) -> Bool {
    var all = layouts
    guard all.removeValue(forKey: cellCount) != nil else { return false }
    try write(all)
    return true
  }

  private func write(_ all: [Int: InsoleDescription]) throws(GaitlabError) {
    let list = all.values.sorted { $0.layout.cellCount < $1.layout.cellCount }
    do {
      let url = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      try encoder.encode(list).write(to: url, options: .atomic)
    } catch {
      throw GaitlabError(
        .writeFailed, file: path, found: "the layout cannot be remembered",
        advice: "check that you may write to the folder; it is used for now")
    }
  }
}
