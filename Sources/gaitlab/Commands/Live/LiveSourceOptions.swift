import ArgumentParser
import GaitIntake
import GaitLSL
import GaitLive
import GaitSimulation

/// Where live frames come from; any number of sources, of which one may be the reference.
struct LiveSourceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Listen for datagrams; on this machine only, unless a host is given.",
      valueName: "[host:]port"))
  var udp: [String] = []

  @Option(
    help: ArgumentHelp("Listen for senders that connect by TCP.", valueName: "[host:]port"))
  var tcp: [String] = []

  @Option(help: ArgumentHelp("Connect by TCP to a device that listens.", valueName: "host:port"))
  var connect: [String] = []

  @Option(
    help: ArgumentHelp(
      "Read a serial port; see --list-ports. 115200 baud unless given.",
      valueName: "device[@baud]"))
  var serial: [String] = []

  @Flag(help: "Read standard input.")
  var stdin = false

  @Flag(help: "Simulate a walker.")
  var simulate = false

  @Option(help: ArgumentHelp("A stream of Lab Streaming Layer by its name.", valueName: "name"))
  var lsl: [String] = []

  @Option(
    help: ArgumentHelp("Reference force in datagrams.", valueName: "[host:]port"))
  var referenceUdp: String?

  @Option(help: ArgumentHelp("Reference force by TCP.", valueName: "[host:]port"))
  var referenceTcp: String?

  @Option(help: ArgumentHelp("Reference force on a serial port.", valueName: "device[@baud]"))
  var referenceSerial: String?

  @Option(help: ArgumentHelp("Reference force in Lab Streaming Layer.", valueName: "name"))
  var referenceLsl: String?

  /// A source and what is known of it before it says anything.
  struct Chosen {
    let source: any LiveSource
    let description: LiveIntake.Source
    /// Whether others than this machine can reach it.
    var isOpenToNetwork = false
  }

  /// Refuses no source, and more than anybody has.
  func requireSome() throws {
    let count =
      udp.count + tcp.count + connect.count + serial.count + lsl.count + (stdin ? 1 : 0)
      + (simulate ? 1 : 0)
    guard count > 0 else {
      throw ValidationError(
        "name a source: --udp, --tcp, --connect, --serial, --stdin, --lsl or --simulate")
    }
    guard count <= 8 else { throw ValidationError("expected 8 sources at most") }
  }

  /// The sources in the order of the command line's help.
  func chosen() throws -> [Chosen] {
    var all: [Chosen] = []
    for text in udp { all.append(try udp(text)) }
    for text in tcp { all.append(try tcp(text)) }
    for text in connect {
      all.append(plain(TCPConnectSource(try SourceAddress(parsing: text))))
    }
    for text in serial {
      all.append(plain(SerialSource(try SerialAddress(parsing: text)), isJoinedMidway: true))
    }
    if stdin { all.append(plain(StandardInputSource())) }
    if simulate { all.append(plain(Self.walker)) }
    for name in lsl { all.append(plain(LSLSource(streamName: name, role: .pressure))) }
    if let referenceUdp { all.append(try udp(referenceUdp, isReference: true)) }
    if let referenceTcp { all.append(try tcp(referenceTcp, isReference: true)) }
    if let referenceSerial {
      let source = SerialSource(try SerialAddress(parsing: referenceSerial))
      all.append(plain(source, isReference: true))
    }
    if let referenceLsl {
      all.append(plain(LSLSource(streamName: referenceLsl, role: .force), isReference: true))
    }
    return all
  }

  /// A healthy walker with the faults that insoles have, and the exact force as its reference.
  private static var walker: SimulatedSource {
    SimulatedSource(
      WalkerConfiguration(durationSeconds: .infinity, faults: .typical),
      WalkerMessages.Choice(sendsForce: true))
  }

  private func udp(_ text: String, isReference: Bool = false) throws -> Chosen {
    let address = try SourceAddress(parsing: text)
    let source = UDPSource(address)
    return Chosen(
      source: source,
      description: LiveIntake.Source(
        name: source.name, isReference: isReference, isDatagram: true),
      isOpenToNetwork: !address.isLoopback)
  }

  private func tcp(_ text: String, isReference: Bool = false) throws -> Chosen {
    let address = try SourceAddress(parsing: text)
    var chosen = plain(TCPListenSource(address), isReference: isReference)
    chosen.isOpenToNetwork = !address.isLoopback
    return chosen
  }

  private func plain(
    _ source: any LiveSource, isReference: Bool = false, isJoinedMidway: Bool = false
  ) -> Chosen {
    Chosen(
      source: source,
      description: LiveIntake.Source(
        name: source.name, isReference: isReference, isJoinedMidway: isJoinedMidway))
  }
}
