import Foundation

/// The commit that a folder stands at, where it is part of a Git repository.
enum SourceCommit {
  /// - Returns: such as `1a2b3c4d5e6f`, with `+changes` where something has not been committed; nil
  ///   without a repository or without Git.
  static func of(folder: String) -> String? {
    guard let commit = git(["rev-parse", "--short=12", "HEAD"], in: folder) else { return nil }
    let changes = git(["status", "--porcelain", "--untracked-files=no"], in: folder) ?? ""
    return changes.isEmpty ? commit : commit + "+changes"
  }

  private static func git(_ arguments: [String], in folder: String) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
