import Foundation

/// Reads whatever libFuzzer comes up with, for `Scripts/fuzz`.
///
///     Fuzz list             prints the names of the targets
///     Fuzz seeds FOLDER     writes the inputs to begin with, a folder for each target
///     GAITLAB_FUZZ_TARGET=NAME Fuzz [OPTION...] [FOLDER...]
///
/// libFuzzer lists its options with `-help=1`. The target is not an argument, because libFuzzer starts itself
/// again with its own arguments to make a finding smaller.
@main enum Fuzz {
  static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["GAITLAB_FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      FileHandle.standardError.write(
        Data("GAITLAB_FUZZ_TARGET is '\(name)'; 'Fuzz list' prints the names\n".utf8))
      exit(2)
    }
    return target
  }()

  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    switch words.first {
    case "list":
      for target in FuzzTarget.all { print(target.name) }
    case "seeds":
      try writeSeeds(folder: words.dropFirst().first ?? ".")
    default:
      _ = chosen
      var count = CommandLine.argc
      var arguments = CommandLine.unsafeArgv
      exit(runFuzzer(&count, &arguments, readOneInput))
    }
  }

  private static func writeSeeds(folder: String) throws {
    for target in FuzzTarget.all {
      let own = URL(filePath: folder).appending(path: target.name)
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      for (index, seed) in try target.seeds().enumerated() {
        try Data(seed).write(to: own.appending(path: "seed-\(index)"))
      }
    }
  }
}

/// Called with every input.
private func readOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Fuzz.chosen.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// libFuzzer's loop.
///
/// It is called by name because libFuzzer has no header for it; arguments of these types are passed alike in
/// Swift and in C.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ argumentCount: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
