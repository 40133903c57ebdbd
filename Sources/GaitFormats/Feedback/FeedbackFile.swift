package import GaitFiles
package import GaitModel
import TOMLKit

/// A user's exercises: `feedback.toml`, described in docs/FEEDBACK.md.
///
/// ```
/// [[preset]]
/// name = "Left hip, week 3"
/// measure = "peak force"
/// unit = "kg"
/// zone = [15, 25]
/// foot = "left"
/// ```
package enum FeedbackFile {
  static let advice = "mend the file, or move it away"
  private static let most = 200

  /// Reads exercises.
  ///
  /// - Parameter path: the file.
  /// - Returns: in the order of the file; none of an empty one.
  /// - Throws: `badHeader` with the line of the first mistake, or why the file cannot be read.
  package static func read(path: String) throws(GaitlabError) -> [FeedbackPreset] {
    let source = try SettingsText(path: path, advice: advice)
    let file = try source.table()
    for key in file.keys where key != "preset" {
      throw source.refusal(
        "an unknown key '\(key)'", expected: "[[preset]]", line: source.line(of: key))
    }
    var presets: [FeedbackPreset] = []
    for table in try TableOfList.all("preset", of: file, in: source) {
      try table.requireKeys(["name"] + ExerciseKeys.all)
      guard let name = try table.name("name") else {
        throw table.refusal("a preset without a name", expected: "name = \"...\"")
      }
      guard presets.named(name) == nil else {
        throw table.refusal("a second '\(name)'", expected: "each name once", key: "name")
      }
      guard presets.count < most else {
        throw table.refusal("more than \(most) presets", expected: "\(most) at most")
      }
      presets.append(try ExerciseKeys(table: table).preset(named: name))
    }
    return presets
  }
}
