import ArgumentParser
import CommandSupport
import GaitFiles
import GaitLive
import GaitModel
import GaitSimulation
import PlainText

/// Where `gaitlab simulate` sends a walk live, and what of it.
struct SimulatedDeviceOptions: ParsableArguments {
  @Option(help: "Send datagrams to HOST:PORT.")
  var udp: String?

  @Option(help: "Connect to HOST:PORT, such as `gaitlab live --tcp`, and send.")
  var tcp: String?

  @Option(help: "Send through a serial port: DEV or DEV@BAUD.")
  var serial: String?

  @Flag(help: "Send to standard output.")
  var stdout = false

  @Option(help: "How it is sent. (default: binary; line for --serial and --stdout)")
  var format: SimulatedWire.Format?

  @Flag(help: "Simulate the left insole only.")
  var leftOnly = false

  @Flag(help: "Simulate the right insole only.")
  var rightOnly = false

  @Flag(help: "Send the exact force too, as a reference.")
  var withForce = false

  @Option(help: "Percent of the frames to drop on purpose.")
  var loss = 0.0

  @Flag(help: "Send as fast as it is taken, not in real time.")
  var fast = false

  /// Whether a live sink is given.
  var isGiven: Bool { sinkCount > 0 }

  private var sinkCount: Int {
    [udp, tcp, serial].count { $0 != nil } + (stdout ? 1 : 0)
  }

  private var effectiveFormat: SimulatedWire.Format {
    format ?? (serial != nil || stdout ? .line : .binary)
  }

  /// Checks the options beside the file that was given.
  func check(besides output: String?) throws {
    guard sinkCount + (output == nil ? 0 : 1) == 1 else {
      throw ValidationError("give exactly one of -o, --udp, --tcp, --serial and --stdout")
    }
    guard isGiven else {
      guard format == nil, !leftOnly, !rightOnly, !withForce, loss == 0, !fast else {
        throw ValidationError(
          "--format, --left-only, --right-only, --with-force, --loss and --fast are for a live "
            + "device: give them with --udp, --tcp, --serial or --stdout")
      }
      return
    }
    guard !(leftOnly && rightOnly) else {
      throw ValidationError("give --left-only or --right-only, or neither for both feet")
    }
    guard (0...100).contains(loss) else {
      throw ValidationError("--loss \(loss): expected 0 to 100 percent")
    }
    do {
      for text in [udp, tcp] { _ = try text.map { try SourceAddress(parsing: $0) } }
      _ = try serial.map { try SerialAddress(parsing: $0) }
    } catch let error as GaitlabError {
      throw ValidationError(error.summary)
    }
  }

  /// Sends the walk of a configuration until it ends, nobody wants more of it, or a signal arrives.
  func send(_ configuration: WalkerConfiguration) throws {
    let sink = try makeSink()
    defer { sink.close() }
    let choice = WalkerMessages.Choice(
      feet: leftOnly ? [.left] : rightOnly ? [.right] : Foot.allCases, sendsForce: withForce,
      lossFraction: loss / 100)
    let walker = WalkerMessages(configuration, choice)
    var sender = WalkerSender(
      walker, pace: fast ? .asFastAsTaken : .realTime,
      encode: try SimulatedWire.encoder(of: walker.announcement, format: effectiveFormat))
    if !stdout {
      StandardError.write("simulated walker to \(Printable.text(sink.name)); Ctrl-C ends it\n")
    }
    let counts = try sender.run(into: sink) { BatchSignals.ending != nil }
    guard !stdout else { return }
    StandardError.write(
      "sent \(Counted.text(counts.sent, "frame"))"
        + (counts.refused > 0 ? ", \(counts.refused) found nobody" : "")
        + "\n")
  }

  private func makeSink() throws -> any MessageSink {
    let notify: @Sendable (String) -> Void = { StandardError.write(Printable.text($0) + "\n") }
    if let udp { return try UDPSink(SourceAddress(parsing: udp)) }
    if let tcp { return try TCPSink(SourceAddress(parsing: tcp), notify: notify) }
    if let serial { return try SerialSink(SerialAddress(parsing: serial), notify: notify) }
    return StandardOutputSink()
  }
}
