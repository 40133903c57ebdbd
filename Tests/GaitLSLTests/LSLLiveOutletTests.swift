import Foundation
import GaitModel
import Testing

@testable import GaitIntake
@testable import GaitLSL

@Suite(
  "Steps in Lab Streaming Layer",
  .enabled(if: LSLTestLibrary.isThere, "liblsl is absent"), .timeLimit(.minutes(2)))
struct LSLLiveOutletTests {
  @Test(
    "pylsl reads the markers with the times of the events",
    .enabled(if: LSLTestLibrary.python != nil, "the library lies in no virtual environment"))
  func markers() throws {
    let name = LSLTestLibrary.uniqueName()
    let outlet = try LSLLiveOutlet(
      library: LSLTestLibrary.required(), name: name, modelName: "m", lookAheadSeconds: 0)
    let script = """
      import pylsl, sys
      found = pylsl.resolve_bypred(f"name='{sys.argv[1]}-steps'", 1, 15.1)
      inlet = pylsl.StreamInlet(found[0], recover=False)
      inlet.open_stream(15)
      print(inlet.info(15).type(), inlet.info(15).channel_count(), sep="|")
      for _ in range(2):
          values, stamp = inlet.pull_sample(15)
          print(values[0], stamp - pylsl.local_clock(), sep="|", flush=True)
      """
    let child = Process()
    child.executableURL = URL(fileURLWithPath: try #require(LSLTestLibrary.python))
    child.arguments = ["-c", script, name]
    child.environment = LSLTestLibrary.environment
    let output = Pipe()
    child.standardOutput = output
    try child.run()
    #expect(outlet.waitForReaders(seconds: 20))
    outlet.send(
      .step(
        LiveStep(
          foot: .left, number: 1, initialContactSeconds: 100, toeOffSeconds: 160, peakPercent: nil,
          loadingRate: nil, agoSeconds: 40)))
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    child.waitUntilExit()
    let lines = text.split(separator: "\n").map { $0.split(separator: "|") }
    try #require(lines.count == 3, "\(text)")
    #expect(lines[0].map(String.init) == ["Markers", "1"])
    #expect(lines[1][0] == "left initial contact")
    #expect(lines[2][0] == "left toe-off")
    #expect(abs((Double(lines[1][1]) ?? 0) + 100) < 10)
    #expect(abs((Double(lines[2][1]) ?? 0) + 40) < 10)
    #expect(outlet.status.sent == 1)
  }
}
