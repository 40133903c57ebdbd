import Foundation

/// The configuration of liblsl: the user's own, but quiet.
///
/// liblsl writes what happens to the standard error, which is the screen of the console. Whoever
/// wants to read that gives its file a section `[log]`.
enum LSLConfiguration {
  /// Longest file that is read.
  private static let limit = 1 << 20

  /// Where liblsl looks, in its order.
  static func paths(environment: [String: String]) -> [String] {
    var paths = ["lsl_api.cfg"]
    if let path = environment["LSLAPICFG"], !path.isEmpty { paths.insert(path, at: 0) }
    if let home = environment["HOME"], !home.isEmpty { paths.append("\(home)/lsl_api/lsl_api.cfg") }
    return paths + ["/etc/lsl_api/lsl_api.cfg"]
  }

  /// The text to give liblsl instead of its files; nil if it had better read them itself.
  static func text(environment: [String: String]) -> String? {
    for path in paths(environment: environment) where FileManager.default.fileExists(atPath: path) {
      guard let data = FileManager.default.contents(atPath: path), data.count <= limit,
        let text = String(data: data, encoding: .utf8)
      else { return nil }
      return quiet(text)
    }
    return quiet("")
  }

  /// A configuration that lets only fatal messages through, unless it has its own mind about them.
  static func quiet(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: .whitespaces).lowercased()
    }
    if lines.contains("[log]") { return text }
    return text + (text.isEmpty ? "" : "\n") + "[log]\nlevel = -3\n"
  }
}
