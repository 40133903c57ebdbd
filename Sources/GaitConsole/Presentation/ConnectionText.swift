package import GaitModel
import PlainText
import TerminalCore

/// How a connection is doing, in words, a sign and a colour.
package struct ConnectionText: Equatable, Sendable {
  package let words: String
  /// A word or two, for where there is no room for reasons.
  package let short: String
  /// Tells states apart without colours and without wide glyphs.
  package let sign: String
  let role: ThemeRole

  package init(_ device: DeviceStatus) {
    func seconds(_ value: Double) -> String { ScreenNumber.text(value, decimals: 1) + " s" }
    switch device.connection {
    case .connecting:
      (words, short, sign, role) = (tr("waiting for a sender"), tr("waiting"), "?", .textDim)
    case .streaming:
      let rate = device.samplingRateHz.map { ScreenNumber.text($0, decimals: 0) + " Hz" }
      (words, sign, role) = (rate ?? tr("streaming"), "+", .good)
      short = words
    case .stalled(let silence):
      (words, short, sign, role) = (tr("stalled \(seconds(silence))"), tr("stalled"), "~", .warning)
    case .lost(let reason):
      (words, short, sign, role) = (tr("lost: \(reason)"), tr("lost"), "x", .bad)
    case .reconnecting(let wait, let attempt, let reason):
      words = tr("lost: \(reason); attempt \(attempt + 1) in \(seconds(max(wait, 0)))")
      (short, sign, role) = (tr("lost"), "x", .bad)
    case .formatError(let reason):
      (words, short, sign, role) = (tr("not readable: \(reason)"), tr("not readable"), "!", .bad)
    case .ended: (words, short, sign, role) = (tr("ended"), tr("ended"), ".", .textDim)
    }
  }

  /// Whether something has to be done about it.
  var isTrouble: Bool { role == .bad || role == .warning }

  /// Whether its words count seconds, which differ a little from foot to foot.
  private var isCounting: Bool { sign == "~" }

  /// `L`, `R`, `ref L`, `ref R`, or nothing while no foot is known.
  static func place(_ device: DeviceStatus) -> String {
    let foot = device.foot?.letter ?? ""
    return device.isReference ? (foot.isEmpty ? tr("ref") : tr("ref \(foot)")) : foot
  }

  /// Streams that are in the same state.
  struct Group: Equatable {
    let state: ConnectionText
    /// `L R`, or nothing while no foot is known.
    let places: String

    var text: String { line(state.words) }
    var short: String { line(state.short) }

    private func line(_ words: String) -> String {
      "\(places)\(places.isEmpty ? "" : " ")\(state.sign) \(words)"
    }
  }

  /// Puts insoles in the same state together, and references likewise: `L R + 200 Hz`, `ref + 100 Hz`.
  static func groups(_ devices: [DeviceStatus]) -> [Group] {
    var groups: [(state: ConnectionText, isReference: Bool, devices: [DeviceStatus])] = []
    for device in devices {
      let state = ConnectionText(device)
      let index = groups.firstIndex {
        $0.isReference == device.isReference && $0.state.sign == state.sign
          && ($0.state.words == state.words || state.isCounting)
      }
      if let index {
        groups[index].devices.append(device)
      } else {
        groups.append((state, device.isReference, [device]))
      }
    }
    return groups.map { Group(state: $0.state, places: places($0.devices, in: devices)) }
  }

  private static func places(_ group: [DeviceStatus], in all: [DeviceStatus]) -> String {
    let isWhole = group.count == all.count { $0.isReference == group[0].isReference }
    if group[0].isReference, isWhole { return tr("ref") }
    return group.map(place).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
