import Foundation
import GaitInference
import GaitTestSupport
import Testing

/// The code of a model, compiled with a program that runs frames of raw floats through it.
struct ExportedProgram {
  private let folder: String
  private let program: String
  /// What the compiler said.
  let warnings: String

  /// An insole whose cells are the canonical ones.
  static let insole = DeviceInsole(
    name: "the grid", shares: (0..<128).map { [.init(target: $0, weight: 1)] },
    newtonsPerKilopascal: 1)

  static func export(_ model: Model) -> DeviceExport {
    DeviceExport(model, sha256: "0", insole: insole, program: "gaitlab of the tests")
  }

  init(_ files: [DeviceExport.File], compiler: CCompiler, folder: String) throws {
    self.folder = folder
    for file in files {
      try file.text.write(toFile: "\(folder)/\(file.name)", atomically: false, encoding: .utf8)
    }
    let header = try #require(files.first { $0.name.hasSuffix(".h") }).name
    let name = String(header.dropLast(2))
    let harness = Self.harness.replacing("$p", with: name)
    try harness.write(toFile: "\(folder)/harness.c", atomically: false, encoding: .utf8)
    // The example has to compile as well; both programs have one name.
    let example = try compiler.compile(["main.c", "\(name).c"], in: folder)
    #expect(example.text.isEmpty)
    (program, warnings) = try compiler.compile(["harness.c", "\(name).c"], in: folder)
  }

  /// The estimates of stretches of frames, `[frames][128]` each.
  func estimates(_ stretches: [[Float]]) throws -> [Float] {
    var input = Data()
    for stretch in stretches {
      // A frame that begins with -1 ends a stretch.
      for number in stretch + [-1] + Array(repeating: 0, count: 127) {
        withUnsafeBytes(of: number) { input.append(contentsOf: $0) }
      }
    }
    let (output, status) = try CCompiler.run(program, in: folder, input: input)
    #expect(status == 0)
    return output.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
    }
  }

  private static let harness = """
    #include <stdio.h>
    #include "$p.h"

    static $p_stream stream;

    int main(void) {
      float cells[128], estimate;
      $p_reset(&stream);
      while (fread(cells, sizeof cells, 1, stdin) == 1) {
        if (cells[0] >= 0.0f) {
          if ($p_push(&stream, cells, &estimate)) fwrite(&estimate, sizeof estimate, 1, stdout);
        } else {
          while ($p_finish(&stream, &estimate)) fwrite(&estimate, sizeof estimate, 1, stdout);
        }
      }
      return 0;
    }

    """
}
