import CSerialPort
import Foundation
import GaitFiles
import GaitIntake

/// Opens serial ports: raw bytes, 8 data bits, no parity, one stop bit, no flow control.
enum SerialLine {
  /// Opens a port; the descriptor never blocks and is the caller's to close.
  static func open(_ address: SerialAddress, for name: String) throws(GaitlabError) -> Int32 {
    // Links such as those of /dev/serial/by-id are followed, since libserialport knows devices only.
    guard let resolved = realpath(address.device, nil) else {
      throw refused(address, name, code: errno)
    }
    defer { free(resolved) }
    var port: OpaquePointer?
    guard sp_get_port_by_name(resolved, &port) == SP_OK else {
      return try openTerminal(address, name)
    }
    defer { sp_free_port(port) }
    guard sp_open(port, SP_MODE_READ_WRITE) == SP_OK else {
      throw refused(address, name, code: sp_last_error_code())
    }
    defer { sp_close(port) }
    guard sp_set_baudrate(port, Int32(address.baud)) == SP_OK else {
      throw GaitlabError(
        .sourceFailed, file: name, found: "the port does not take \(address.baud) baud",
        advice: "give the device's rate behind an @, such as \(address.device)@115200")
    }
    sp_set_bits(port, 8)
    sp_set_parity(port, SP_PARITY_NONE)
    sp_set_stopbits(port, 1)
    // Converters without modem lines refuse this, and have nothing that it could change.
    sp_set_flowcontrol(port, SP_FLOWCONTROL_NONE)
    var handle: Int32 = -1
    sp_get_port_handle(port, &handle)
    // A copy outlives libserialport's own, so that a plain number is all that threads share.
    let descriptor = fcntl(handle, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else { throw refused(address, name, code: errno) }
    return descriptor
  }

  /// Whether the device behind a descriptor has gone, or its path leads to another one by now.
  static func isGone(_ device: String, descriptor: Int32) -> Bool {
    var there = stat()
    var here = stat()
    guard stat(device, &there) == 0, fstat(descriptor, &here) == 0 else { return true }
    return there.st_rdev != here.st_rdev
  }

  /// Opens what libserialport does not know: a pseudo-terminal, which has neither rate nor lines.
  private static func openTerminal(
    _ address: SerialAddress, _ name: String
  ) throws(GaitlabError) -> Int32 {
    let descriptor = Foundation.open(address.device, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw refused(address, name, code: errno) }
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else {
      close(descriptor)
      throw GaitlabError(
        .sourceFailed, file: name, found: "it is not a serial port",
        advice: "`gaitlab live --list-ports` shows the ports; a file or pipe goes to --stdin")
    }
    cfmakeraw(&modes)
    modes.c_cflag |= tcflag_t(CREAD | CLOCAL)
    tcsetattr(descriptor, TCSANOW, &modes)
    return descriptor
  }

  private static func refused(
    _ address: SerialAddress, _ name: String, code: Int32
  ) -> GaitlabError {
    let (found, advice): (String, String) =
      switch code {
      case ENOENT, ENOTDIR, ENXIO, ENODEV:
        ("there is no such device", "plug it in; `gaitlab live --list-ports` shows the ports")
      case EACCES, EPERM:
        (
          "you may not open it",
          "join the group of serial ports: `sudo usermod -aG dialout $USER`, then log in again"
        )
      case EBUSY:
        ("another program has it", "`lsof \(address.device)` shows which; end that program")
      case EIO: ("there is nothing behind this port", "choose another port")
      default: (SourceFailure.text(errno: code), "check the device")
      }
    return GaitlabError(.sourceFailed, file: name, found: found, advice: advice)
  }
}
