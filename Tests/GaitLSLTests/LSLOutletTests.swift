import Foundation
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitIntake
@testable import GaitLSL

@Suite(
  "Our estimate in Lab Streaming Layer",
  .enabled(if: LSLTestLibrary.isThere, "liblsl is absent"), .timeLimit(.minutes(2)))
struct LSLOutletTests {
  @Test("Our own source reads it as a reference, with the pressure's times")
  func roundTrip() throws {
    let library = try LSLTestLibrary.required()
    let name = LSLTestLibrary.uniqueName()
    let outlet = try LSLOutlet(
      library: library, samplingRateHz: 100, modelName: "wrn-16-1", lookAheadSeconds: 0.1,
      streamName: name)
    let source = LSLSource(
      streamName: name, role: .force, timing: LSLTestLibrary.timing,
      environment: LSLTestLibrary.environment)
    let events = EventLog()
    try source.start(events.record)
    defer { source.stop() }
    #expect(outlet.waitForReaders(seconds: 20))
    let now = ArrivalClock.now()
    outlet.push(left: 612.5, right: nil, atArrivalSeconds: now)
    outlet.push(left: nil, right: 700.25, atArrivalSeconds: now + 0.01)
    outlet.push(left: 1, right: 2, atLSLSeconds: library.clock() + 0.02)
    outlet.push(left: 9, right: 9, atLSLSeconds: .nan)
    #expect(events.wait(messages: 5))
    let forces = events.messages.compactMap(\.force)
    #expect(forces.map(\.foot) == [.left, .right, .left, .right])
    #expect(forces.map(\.newtons) == [612.5, 700.25, 1, 2])
    let expected = now + library.clock() - ArrivalClock.now()
    let times = forces.map { Double($0.deviceMicroseconds) * 1e-6 }
    #expect(abs(times[0] - expected) < 0.02)
    #expect(abs(times[1] - times[0] - 0.01) < 0.002)
  }

  @Test(
    "pylsl reads it",
    .enabled(if: LSLTestLibrary.python != nil, "the library lies in no virtual environment"))
  func pylsl() throws {
    let name = LSLTestLibrary.uniqueName()
    let outlet = try LSLOutlet(
      library: LSLTestLibrary.required(), samplingRateHz: 100, modelName: "<wrn> & co",
      lookAheadSeconds: 0.25, streamName: name)
    let script = """
      import pylsl, sys
      found = pylsl.resolve_bypred(f"name='{sys.argv[1]}'", 1, 15.1)
      inlet = pylsl.StreamInlet(found[0], recover=False)
      inlet.open_stream(15)
      info = inlet.info(15)
      own = info.desc().child("gaitlab")
      channel = info.desc().child("channels").child("channel")
      labels = []
      while not channel.empty():
          labels.append(channel.child_value("label") + "/" + channel.child_value("unit"))
          channel = channel.next_sibling()
      print(info.type(), info.nominal_srate(), *labels, sep="|")
      print(own.child_value("model"), own.child_value("lookAheadSeconds"), sep="|")
      for _ in range(2):
          values, stamp = inlet.pull_sample(15)
          print(*values, stamp, sep="|")
      """
    let child = Process()
    child.executableURL = URL(fileURLWithPath: try #require(LSLTestLibrary.python))
    child.arguments = ["-c", script, name]
    child.environment = LSLTestLibrary.environment
    let output = Pipe()
    child.standardOutput = output
    try child.run()
    #expect(outlet.waitForReaders(seconds: 20))
    outlet.push(left: 1.5, right: nil, atLSLSeconds: 1_000.25)
    outlet.push(left: nil, right: 800, atLSLSeconds: 1_000.5)
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    child.waitUntilExit()
    #expect(
      text == """
        Force|100.0|left/N|right/N
        <wrn> & co|0.25
        1.5|nan|1000.25
        nan|800.0|1000.5

        """)
  }
}
