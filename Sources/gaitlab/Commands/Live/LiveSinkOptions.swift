import ArgumentParser
import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitIntake
import GaitLSL
import GaitLive
import GaitModel

/// Where estimates and steps of a live session are sent on to.
struct LiveSinkOptions: ParsableArguments {
  @Option(
    name: .customLong("sink"),
    help: ArgumentHelp(
      """
      Send estimates and steps on: lines of JSON to a new file, a named pipe or standard output \
      (ndjson:PATH, ndjson:-), the same lines as datagrams (udp:HOST:PORT), Open Sound Control \
      (osc:HOST:PORT), or streams of Lab Streaming Layer (lsl:NAME). May be given several times.
      """, valueName: "kind:address"))
  var texts: [String] = []

  @Flag(help: "Publish estimates and steps in Lab Streaming Layer: the same as --sink lsl:gaitlab.")
  var lslOutlet = false

  private static let most = 8

  /// Refuses what cannot be sent to, before anything is opened.
  func check(_ display: DisplayOptions) throws {
    let addresses = try addresses()
    guard addresses.count <= Self.most else {
      throw ValidationError("expected \(Self.most) sinks at most")
    }
    guard Set(addresses).count == addresses.count else {
      throw ValidationError("a sink is given twice")
    }
    guard usesStandardOutput else { return }
    guard !display.isHeadless else {
      throw ValidationError("--sink ndjson:- beside --script or --dump-screen: leave one out")
    }
    guard isatty(STDOUT_FILENO) != 1 else {
      throw ValidationError(
        "--sink ndjson:- while the terminal is at standard output: write \"| RECEIVER\" behind it")
    }
  }

  /// Whether lines go to standard output.
  var usesStandardOutput: Bool { texts.contains("ndjson:" + SinkAddress.standardOutput) }

  /// The receivers, ready.
  ///
  /// - Parameter estimator: what estimates.
  /// - Returns: one a sink.
  /// - Throws: why there is none.
  func outlets(_ estimator: EstimatorSource) throws -> [any LiveOutlet] {
    try addresses().map { address in
      switch address {
      case .lines(SinkAddress.standardOutput):
        return SinkOutlet(
          LineFileSink(descriptor: STDOUT_FILENO), repeatsSession: false, encode: Self.line)
      case .lines(let path):
        return SinkOutlet(
          try LineFileSink(path: path), repeatsSession: false, encode: Self.line)
      case .datagrams(let receiver):
        return SinkOutlet(try UDPSink(receiver), repeatsSession: true, encode: Self.line)
      case .openSoundControl(let receiver):
        return SinkOutlet(try UDPSink(receiver), repeatsSession: true) { output in
          LiveOSC.messages(output).map(\.bytes)
        }
      case .labStreamingLayer(let name):
        let card = estimator.description()
        return try LSLLiveOutlet(
          library: try LSLLibrary.load(), name: name, modelName: card.name,
          lookAheadSeconds: Double(card.delayFrames) / (card.samplingRateHz ?? 200))
      }
    }
  }

  private func addresses() throws -> [SinkAddress] {
    let own = lslOutlet ? [SinkAddress.labStreamingLayer(name: LSLLiveOutlet.name)] : []
    do {
      return try texts.map { text throws(GaitlabError) in try SinkAddress(parsing: text) } + own
    } catch {
      throw ValidationError("--sink: \(error.summary)")
    }
  }

  private static let line: @Sendable (LiveOutput) -> [[UInt8]] = { [LiveLine.bytes($0)] }
}
