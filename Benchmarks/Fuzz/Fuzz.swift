import Foundation

/// Reads whatever libFuzzer comes up with, for `Scripts/fuzz`.
///
///     Fuzz list             prints the names of the targets
///     Fuzz seeds FOLDER     writes the inputs to begin with, a folder for each target
///     GAITLAB_FUZZ_TARGET=NAME Fuzz [OPTION...] [FOLDER...]
///
/// `main` is libFuzzer's, which lists its options with `-help=1` and calls the two C functions. The target is
/// not an argument, because libFuzzer starts itself again with its own arguments to make a finding smaller.
enum Fuzz {
  static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["GAITLAB_FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      FileHandle.standardError.write(
        Data("GAITLAB_FUZZ_TARGET is '\(name)'; 'Fuzz list' prints the names\n".utf8))
      exit(2)
    }
    return target
  }()

  fileprivate static func writeSeeds(folder: String) throws {
    for target in FuzzTarget.all {
      let own = URL(filePath: folder).appending(path: target.name)
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      for (index, seed) in try target.seeds().enumerated() {
        try Data(seed).write(to: own.appending(path: "seed-\(index)"))
      }
    }
  }
}

/// Called before anything else; answers `list` and `seeds` by itself.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer, _: UnsafeMutableRawPointer) -> CInt {
  let words = CommandLine.arguments.dropFirst()
  switch words.first {
  case "list":
    for target in FuzzTarget.all { print(target.name) }
  case "seeds":
    do {
      try Fuzz.writeSeeds(folder: words.dropFirst().first ?? ".")
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  default:
    _ = Fuzz.chosen
    return 0
  }
  exit(0)
}

/// Called with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Fuzz.chosen.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
