import Foundation

/// Parts of a path.
package enum FileName {
  /// The last component without its extension; a leading dot is not an extension.
  package static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The last component, with its extension.
  package static func last(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What the last component ends with, without the dot and in small letters: the format that a name asks for.
  package static func ending(_ path: String) -> String {
    last(path).dropFirst(stem(path).count + 1).lowercased()
  }

  /// The path, or one beside it that nothing has: `walk-2.gait` where `walk.gait` is taken.
  package static func free(_ path: String) -> String {
    let ending = last(path).dropFirst(stem(path).count)
    let start = path.dropLast(ending.count)
    var free = path
    var number = 2
    while FileManager.default.fileExists(atPath: free) {
      free = "\(start)-\(number)\(ending)"
      number += 1
    }
    return free
  }

  /// The folder that a path lies in, `.` if it names none.
  package static func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
