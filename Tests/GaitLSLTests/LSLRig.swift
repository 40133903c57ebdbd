import GaitIntake
import GaitTestSupport
import Testing

@testable import GaitLSL

/// Streams of one name, each byte a sample of one cell; a new stream for every sender.
struct LSLRig: LiveSourceRig {
  let form = LiveSourceForm.messages
  private let name = LSLTestLibrary.uniqueName("_L")

  func makeSource() -> any LiveSource {
    LSLSource(
      streamName: name, role: .pressure, timing: LSLTestLibrary.timing,
      environment: LSLTestLibrary.environment)
  }

  func connect(to source: any LiveSource) throws -> any RigSender {
    let library = try LSLTestLibrary.required()
    // liblsl keeps some seconds of the nominal rate for its readers, here some hundred thousand bytes.
    let info = try #require(
      LSLStreamInfo(
        library: library, name: name, type: "Pressure", channelCount: 1, samplingRateHz: 10_000,
        sourceID: name))
    let outlet = try #require(LSLSampleOutlet(info))
    // What is sent before somebody reads is lost.
    guard outlet.waitForReaders(seconds: 20) else {
      throw SupportError("\(source.name) does not read its stream")
    }
    return Sender(outlet, library)
  }

  /// A class because it ends the stream when it leaves.
  private final class Sender: RigSender {
    private var outlet: LSLSampleOutlet?
    private let library: LSLLibrary

    init(_ outlet: LSLSampleOutlet, _ library: LSLLibrary) {
      self.outlet = outlet
      self.library = library
    }

    func send(_ bytes: [UInt8]) {
      for byte in bytes { outlet?.push([Float(byte)], atLSLSeconds: library.clock()) }
    }

    func leave() { outlet = nil }
  }
}
