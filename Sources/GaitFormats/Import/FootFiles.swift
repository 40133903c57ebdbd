import Foundation
import GaitFiles
import GaitModel

/// Tells a foot from a file's name, and the name of the other foot's file.
enum FootFiles {
  /// The foot that a file's name ends in: `walkL`, `walk_right`, `P01 l`; not `total`.
  static func foot(ofFile path: String) -> Foot? {
    ending(of: FileName.stem(path))?.foot
  }

  /// The foot that the name of a stream ends in.
  static func foot(ofName name: String) -> Foot? { ending(of: name)?.foot }

  /// The file's name without its foot, so that both feet's files give the same.
  static func commonStem(_ path: String) -> String {
    let stem = FileName.stem(path)
    guard let ending = ending(of: stem) else { return stem }
    var rest = stem.dropLast(ending.length)
    while let last = rest.last, " _-.".contains(last) { rest.removeLast() }
    return rest.isEmpty ? stem : String(rest)
  }

  /// The path of the other foot's file, if there is a file of that name beside this one.
  static func other(than path: String) -> String? {
    let stem = FileName.stem(path)
    guard let ending = ending(of: stem) else { return nil }
    let word = ending.foot == .left ? "right" : "left"
    let own = stem.suffix(ending.length)
    var swapped = ending.length == 1 ? String(word.prefix(1)) : word
    if own.allSatisfy(\.isUppercase) {
      swapped = swapped.uppercased()
    } else if own.first?.isUppercase == true {
      swapped = swapped.prefix(1).uppercased() + swapped.dropFirst()
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let file = stem.dropLast(ending.length) + swapped + name.dropFirst(stem.count)
    let other = String(path.dropLast(name.count)) + file
    return other != path && FileManager.default.fileExists(atPath: other) ? other : nil
  }

  private static func ending(of stem: String) -> (foot: Foot, length: Int)? {
    for (ending, foot) in [("left", Foot.left), ("right", .right), ("l", .left), ("r", .right)] {
      guard stem.lowercased().hasSuffix(ending) else { continue }
      let word = stem.suffix(ending.count)
      // A word of its own, or a capital behind small letters or digits.
      guard let before = stem.dropLast(ending.count).last else { return (foot, ending.count) }
      if !before.isLetter, !before.isNumber { return (foot, ending.count) }
      if before.isNumber { return (foot, ending.count) }
      if word.first?.isUppercase == true, before.isLowercase { return (foot, ending.count) }
    }
    return nil
  }
}
