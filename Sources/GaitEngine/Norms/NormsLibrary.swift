import Foundation
package import GaitAnalysis
package import GaitFiles

/// The norms that there are: bundled ones, the user's own, and files by their path.
package struct NormsLibrary: Sendable {
  package static let fileExtension = "csv"
  /// Files of a folder that are listed at most.
  private static let limit = 100

  private let folders: [String]

  /// - Parameters:
  ///   - bundledFolder: what ships with the program.
  ///   - userFolder: the user's own, which hide bundled ones of their name.
  package init(bundledFolder: String?, userFolder: String?) {
    folders = [userFolder, bundledFolder].compactMap { $0 }
  }

  /// What they are asked for by, in the order of the alphabet.
  package var names: [String] {
    let all = folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix("." + Self.fileExtension) && !$0.hasPrefix(".") }
        .prefix(Self.limit).map(FileName.stem)
    }
    return Set(all).sorted()
  }

  /// The norms of a name in the list, or in a file.
  ///
  /// - Throws: what is wrong with the file, or that there is none of that name.
  package func norms(_ nameOrPath: String) throws(GaitlabError) -> Norms {
    let paths = folders.map { "\($0)/\(nameOrPath).\(Self.fileExtension)" }
    if names.contains(nameOrPath),
      let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) })
    {
      return try NormsFile.read(path: path)
    }
    guard nameOrPath.contains("/") || nameOrPath.hasSuffix("." + Self.fileExtension) else {
      throw GaitlabError(
        .notRecognised, file: nameOrPath, found: "no norms of that name",
        expected: (names + ["the path of a file"]).joined(separator: ", "),
        advice: "see 'gaitlab norms'")
    }
    return try NormsFile.read(path: nameOrPath)
  }
}
