import Foundation

/// What is read off a file's name.
enum SessionName {
  /// A session's name from its file's.
  static func from(path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }
}
