import GaitFiles
import NIOCore

/// Finds the address of a host without keeping anybody waiting.
///
/// NIO's own lookup belongs to a loop and does not bear the loop's end while a name server is silent.
enum HostLookup {
  /// Looks up an address.
  ///
  /// - Parameters:
  ///   - address: a number is known at once; a name is asked for on another thread.
  ///   - completion: gets the address or the error, for a number before the return.
  static func find(
    _ address: SourceAddress,
    completion: @escaping @Sendable (Result<SocketAddress, any Error>) -> Void
  ) {
    if let number = try? SocketAddress(ipAddress: address.host, port: address.port) {
      completion(.success(number))
      return
    }
    BackgroundThread("gaitlab lookup") {
      completion(
        Result { try SocketAddress.makeAddressResolvingHost(address.host, port: address.port) })
    }
  }
}
