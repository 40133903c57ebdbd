import Foundation
import GaitFiles
import GaitInference
import GaitTestSupport
import PlainText
import Testing

@testable import GaitEngine

/// Whatever is wrong with a model file is said in one line that names it and what to do.
@Suite struct ModelFileReaderTests {
  private func refusal(_ path: String) -> GaitlabError? {
    do throws(GaitlabError) {
      _ = try ModelFileReader.load(path: path)
      return nil
    } catch {
      return error
    }
  }

  /// The error of a file of these bytes; its line is checked.
  private func refusal(of bytes: [UInt8], name: String = "m.safetensors") throws -> GaitlabError {
    try Fixture.withFolder { folder in
      let path = folder + "/" + name
      try Data(bytes).write(to: URL(filePath: path))
      return try checked(refusal(path), path: path)
    }
  }

  private func checked(_ error: GaitlabError?, path: String) throws -> GaitlabError {
    let error = try #require(error)
    let line = error.summary
    #expect(error.file == path)
    #expect(line.hasPrefix(Printable.text(path, limit: .max)))
    #expect(!line.unicodeScalars.contains(where: Printable.isHarmful))
    #expect(!error.advice.isEmpty)
    #expect(line.hasSuffix(error.advice))
    return error
  }

  /// The sum of cells as a file with some of its metadata changed.
  private func file(_ values: [String: String]) -> [UInt8] {
    let card = TestModels.sum().card
    var writer = SafetensorsWriter(
      metadata: card.metadata.map { .init($0.key, values[$0.key] ?? $0.value) })
    for tensor in TensorLayout(.linear).tensors {
      writer.append(tensor.name, shape: tensor.shape, Array(repeating: 1, count: tensor.count))
    }
    return writer.bytes()
  }

  @Test func aSoundFileIsRead() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/any name"
      try Data(file([:])).write(to: URL(filePath: path))
      #expect(refusal(path) == nil)
      #expect(try ModelFileReader.read(path: path).model.card == TestModels.sum().card)
    }
  }

  @Test func whatIsNoFileIsRefused() throws {
    try Fixture.withFolder { folder in
      let error = try checked(refusal(folder), path: folder)
      #expect(error.code == .notAFile)
      #expect(error.expected.contains(".safetensors"))
      #expect(error.advice.contains("gaitlab models"))
      let missing = try checked(refusal(folder + "/none"), path: folder + "/none")
      #expect(missing.code == .unreadable)
      let device = try checked(refusal("/dev/null"), path: "/dev/null")
      #expect(device.code == .notAFile)
      #expect(!device.summary.contains("record"))
    }
  }

  @Test func anEmptyFileIsRefused() throws {
    let error = try refusal(of: [])
    #expect(error.code == .emptyFile)
    #expect(!error.summary.contains("recording"))
  }

  @Test func aFileThatIsTooLargeIsRefusedUnread() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/large.safetensors"
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
      let handle = try FileHandle(forWritingTo: URL(filePath: path))
      try handle.truncate(atOffset: UInt64(ModelFileReader.byteLimit) + 1)
      try handle.close()
      let error = try checked(refusal(path), path: path)
      #expect(error.code == .tooLarge)
      #expect(error.expected.contains("\(ModelFileReader.byteLimit)"))
      #expect(!error.summary.contains("import"))
    }
  }

  @Test func otherFilesAreRefused() throws {
    for text in ["not a model at all", "x", "{\"weights\": [1, 2, 3]}"] {
      #expect(try refusal(of: Array(text.utf8)).code == .modelRefused)
    }
    let session = try refusal(of: Array("SQLite format 3\0and more".utf8), name: "walk.gait")
    #expect(session.found.contains("a recording"))
  }

  @Test func truncatedFilesAreRefused() throws {
    let whole = [UInt8](try Data(contentsOf: URL(filePath: TestModels.networkPath("wrn-16-1"))))
    for count in [7, 8, 900, whole.count / 2, whole.count - 1] {
      let error = try refusal(of: Array(whole[..<count]))
      #expect(error.code == .modelRefused, "\(count) bytes")
      #expect(error.advice.contains("damaged"), "\(count) bytes")
    }
  }

  @Test func whatTheCardSaysIsToldApart() throws {
    let newer = try refusal(of: file(["gaitlab.model": "2"]))
    #expect(newer.advice == "update gaitlab")
    #expect(newer.location != .none)
    let grid = try refusal(of: file(["grid": "31x11"]))
    #expect(grid.advice.contains("16 x 8 grid"))
    #expect(grid.found.contains("31x11"))
    #expect(try refusal(of: file(["samplingRateHz": "fast"])).advice.contains("see "))
  }

  @Test func aWeightThatIsNoNumberIsRefused() throws {
    var bytes = file([:])
    bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0, 0, 0xC0, 0x7F])
    let error = try refusal(of: bytes)
    #expect(error.advice.contains("train or export"))
    #expect(error.found.contains("nan"))
    #expect(error.location == .byteOffset(bytes.count - 4))
  }

  /// Escape sequences of names and texts are spelled out, never obeyed.
  @Test func hostileFilesSteerNothing() throws {
    _ = try refusal(of: file(["grid": "\u{1B}[2J\n\u{202E}"]), name: "\u{1B}]0;x\u{7}.safetensors")
    _ = try refusal(of: Array("short".utf8), name: "new\nline")
  }

  // MARK: - SHA-256

  /// FIPS 180-4's examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digestsAreThoseOfTheStandard(text: String, digest: String) {
    let found = Array(text.utf8).withUnsafeBytes { SHA256Digest.hexadecimal(of: $0) }
    #expect(found == digest)
  }
}
