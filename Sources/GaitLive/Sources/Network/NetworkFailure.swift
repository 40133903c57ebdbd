import Foundation
import GaitFiles
import GaitIntake
import NIOCore
import NIOPosix

extension SourceFailure {
  /// Why a connection could not be made or has broken, in a few words.
  static func reason(_ error: any Error) -> String {
    switch error {
    case let error as IOError: return text(errno: error.errnoCode)
    case let error as NIOConnectionError:
      if let first = error.connectionErrors.first { return reason(first.error) }
      return "the name \(error.host) is not known"
    case ChannelError.connectTimeout: return "no answer"
    case is SocketAddressError: return "the name is not known"
    default: return "\(error)"
    }
  }

  /// The error for an address that cannot be listened to.
  ///
  /// - Parameters:
  ///   - name: of the source.
  ///   - error: what the system said.
  ///   - listing: the command that shows who listens.
  /// - Returns: what to do about it as well.
  static func listening(_ name: String, _ error: any Error, listing: String) -> GaitlabError {
    let code = (error as? IOError)?.errnoCode
    let (found, advice): (String, String) =
      switch code {
      case EADDRINUSE:
        ("the port is taken", "`\(listing)` shows by whom; end that program or use another port")
      case EACCES, EPERM:
        ("the port is not allowed", "use a port from 1024 on; those below are for root")
      case EADDRNOTAVAIL:
        ("this machine has no such address", "`ip addr` shows those that it has; 0.0.0.0 is all")
      case nil where error is SocketAddressError:
        ("the name is not known", "give an address of this machine; `ip addr` shows them")
      default: (reason(error), "check the address")
      }
    return GaitlabError(.sourceFailed, file: name, found: found, advice: advice)
  }
}
