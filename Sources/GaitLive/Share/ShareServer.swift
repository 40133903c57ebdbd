import Foundation
package import GaitFiles
package import GaitIntake
package import GaitModel
import Synchronization

/// Shares a live session by TCP with those who know the token.
///
/// A class because it owns a port, a thread and connections; the mutex guards everything that they share.
package final class ShareServer: LiveShare {
  /// Those who look on at most.
  package static let mostViewers = 8

  /// What is listened on.
  package let address: SourceAddress
  private let hub: ShareHub
  private let loop: NetworkLoop

  /// Begins to listen.
  ///
  /// - Parameters:
  ///   - wanted: where; port 0 lets the system choose.
  ///   - token: what somebody has to know.
  /// - Throws: `sourceFailed` for an address that cannot be listened on.
  package init(_ wanted: SourceAddress, token: ShareToken) throws(GaitlabError) {
    let loop = NetworkLoop { _ in }
    let hub = ShareHub(token: token)
    // Nobody has more to say than a token.
    address = try loop.listen(
      on: wanted, name: "share \(wanted)", most: ShareHub.mostConnections, readBytes: 256
    ) {
      ShareDoor(hub)
    }
    self.loop = loop
    self.hub = hub
  }

  deinit { close() }

  package func send(_ packet: SharePacket) { hub.send(packet) }

  package func takeNews() -> [ShareNews] { hub.takeNews() }

  package var status: ShareStatus { hub.status(address: shown) }

  /// What others type; all addresses of this machine are no address to connect to.
  private var shown: String {
    guard ["0.0.0.0", "::"].contains(address.host) else { return address.description }
    return SourceAddress(host: ProcessInfo.processInfo.hostName, port: address.port).description
  }

  package func close() {
    hub.flush(seconds: 1)
    loop.stop()
  }
}

/// Everybody who looks on, and what those get who come later.
final class ShareHub: Sendable {
  /// Connections at most, with those that have not said anything yet.
  static let mostConnections = 24
  /// News that nobody takes do not pile up.
  private static let mostNews = 32

  fileprivate struct State {
    var guests: [ShareGuest] = []
    var history = ShareHistory()
    var news: [ShareNews] = []
    var refusedAt = -Double.infinity
    /// What those have missed who are gone.
    var dropped = 0
  }

  /// How often it is said that somebody did not know the token, in seconds.
  private static let refusalSeconds = 10.0

  let token: ShareToken
  private let state = Mutex(State())

  init(token: ShareToken) { self.token = token }

  func send(_ packet: SharePacket) {
    let guests = state.withLock { state in
      state.history.push(packet, now: ArrivalClock.now())
      // In the same breath, so that whoever comes meanwhile gets it once.
      for guest in state.guests { guest.push([packet]) }
      return state.guests
    }
    for guest in guests { guest.wake() }
  }

  /// Lets somebody in who knows the token.
  ///
  /// - Returns: false where there are too many.
  func admit(_ guest: ShareGuest) -> Bool {
    state.withLock { state in
      guard state.guests.count < ShareServer.mostViewers else { return false }
      guest.push(state.history.packets)
      state.guests.append(guest)
      state.say(.came(from: guest.name), most: Self.mostNews)
      return true
    }
  }

  func leave(_ guest: ShareGuest) {
    state.withLock { state in
      state.guests.removeAll { $0 === guest }
      state.dropped += guest.dropped
      state.say(.left(from: guest.name), most: Self.mostNews)
    }
  }

  func refused(_ name: String) {
    state.withLock { state in
      let now = ArrivalClock.now()
      guard now - state.refusedAt >= Self.refusalSeconds else { return }
      state.refusedAt = now
      state.say(.refused(from: name), most: Self.mostNews)
    }
  }

  func takeNews() -> [ShareNews] {
    state.withLock { state in
      defer { state.news = [] }
      return state.news
    }
  }

  func status(address: String) -> ShareStatus {
    state.withLock { state in
      ShareStatus(
        address: address, token: token.text, viewers: state.guests.count,
        dropped: state.guests.reduce(state.dropped) { $0 + $1.dropped })
    }
  }

  /// Waits until what was sent has left, for those who take it.
  func flush(seconds: Double) {
    let guests = state.withLock { $0.guests }
    let deadline = ArrivalClock.now() + seconds
    for guest in guests { guest.flush(until: deadline) }
  }
}

extension ShareHub.State {
  fileprivate mutating func say(_ news: ShareNews, most: Int) {
    if self.news.count >= most { self.news.removeFirst() }
    self.news.append(news)
  }
}
