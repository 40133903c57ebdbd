package import Foundation
import Testing

/// A C compiler of this computer, for the C that the program writes.
package struct CCompiler: Sendable, CustomTestStringConvertible {
  /// As it is found in PATH.
  package let name: String
  private let path: String

  package var testDescription: String { name }

  /// What exported code has to compile with.
  package static let flags = [
    "-std=c99", "-O2", "-Wall", "-Wextra", "-pedantic", "-Wconversion", "-Werror",
  ]

  /// gcc and clang, those of them that are there.
  package static let all: [CCompiler] = {
    let found = ["gcc", "clang"].compactMap(CCompiler.init)
    if found.isEmpty {
      print("skipped: tests of exported C, because neither gcc nor clang is in PATH")
    }
    return found
  }()

  private init?(_ name: String) {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let paths = folders.map { "\($0)/\(name)" }
    guard let path = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.name = name
    self.path = path
  }

  /// Compiles files of a folder into a program of it.
  ///
  /// - Returns: the program, and what the compiler said.
  /// - Throws: that it cannot be started.
  package func compile(_ files: [String], in folder: String) throws -> (
    program: String, text: String
  ) {
    let program = "\(folder)/program-\(name)"
    let (output, _) = try Self.run(
      path, Self.flags + files + ["-o", program], in: folder, input: Data())
    return (program, String(decoding: output, as: UTF8.self))
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: with its folder.
  ///   - arguments: what it is given.
  ///   - folder: where it runs.
  ///   - input: its standard input.
  /// - Returns: what it wrote, errors included, and its exit code.
  /// - Throws: that it cannot be started, or its input not be written.
  package static func run(
    _ program: String, _ arguments: [String] = [], in folder: String, input: Data
  ) throws -> (output: Data, status: Int32) {
    // Files instead of pipes: neither side can wait for the other.
    let names = ["in", "out"].map {
      URL(filePath: folder).appending(path: "\($0)-\(UUID().uuidString)")
    }
    try input.write(to: names[0])
    try Data().write(to: names[1])
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    let output = try FileHandle(forWritingTo: names[1])
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return (try Data(contentsOf: names[1]), process.terminationStatus)
  }
}
