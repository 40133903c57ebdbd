import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A plain socket of 127.0.0.1, without anything of the program that is tested.
///
/// A class because it owns the descriptor.
package final class TestSocket: RigSender {
  package enum Kind { case stream, datagram }

  private var descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  private init(_ kind: Kind) throws {
    #if canImport(Glibc)
      let type = Int32((kind == .stream ? SOCK_STREAM : SOCK_DGRAM).rawValue)
    #else
      let type = kind == .stream ? SOCK_STREAM : SOCK_DGRAM
    #endif
    descriptor = socket(AF_INET, type, 0)
    guard descriptor >= 0 else { throw SupportError.call("socket") }
    var wait = timeval(tv_sec: 20, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    // A test that waits in vain fails and does not hang.
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &wait, size)
  }

  deinit { leave() }

  package static func connected(_ kind: Kind, port: Int) throws -> TestSocket {
    let socket = try TestSocket(kind)
    try socket.withAddress(port: port) { connect(socket.descriptor, $0, $1) == 0 }
    return socket
  }

  /// A socket that a port is bound to; port 0 lets the system choose.
  package static func bound(_ kind: Kind, port: Int = 0) throws -> TestSocket {
    let socket = try TestSocket(kind)
    var yes: Int32 = 1
    if kind == .stream {
      setsockopt(
        socket.descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    }
    try socket.withAddress(port: port) { bind(socket.descriptor, $0, $1) == 0 }
    if kind == .stream, listen(socket.descriptor, 16) != 0 { throw SupportError.call("listen") }
    return socket
  }

  package var port: Int {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &size)
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  package func accepted() throws -> TestSocket {
    let other = accept(descriptor, nil, nil)
    guard other >= 0 else { throw SupportError.call("accept") }
    return TestSocket(descriptor: other)
  }

  package func send(_ bytes: [UInt8]) throws {
    var offset = 0
    while offset < bytes.count {
      #if os(Linux)
        let flags = Int32(MSG_NOSIGNAL)
      #else
        let flags: Int32 = 0
      #endif
      let rest = Array(bytes[offset...])
      #if canImport(Glibc)
        let count = Glibc.send(descriptor, rest, rest.count, flags)
      #elseif canImport(Musl)
        let count = Musl.send(descriptor, rest, rest.count, flags)
      #else
        let count = Darwin.send(descriptor, rest, rest.count, flags)
      #endif
      guard count > 0 else { throw SupportError.call("send") }
      offset += count
    }
  }

  /// The next bytes, or none when the other side has hung up.
  package func receive() throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw SupportError.call("recv") }
    return Array(buffer[..<count])
  }

  package func leave() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  private func withAddress(
    port: Int, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) throws {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    let isDone = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard isDone else { throw SupportError.call("port \(port)") }
  }
}
