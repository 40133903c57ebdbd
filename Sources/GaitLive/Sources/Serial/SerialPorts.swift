import CSerialPort
package import GaitFiles
import PlainText

/// A serial port of this machine; all text is the device's own and may hold anything.
package struct SerialPort: Equatable, Sendable {
  package struct USBIdentity: Equatable, Sendable {
    package var vendor: Int
    package var product: Int

    package init(vendor: Int, product: Int) {
      self.vendor = vendor
      self.product = product
    }
  }

  /// The path to open.
  package var name: String
  package var description: String
  /// Nil unless it is plugged in by USB.
  package var usb: USBIdentity?

  package init(name: String, description: String, usb: USBIdentity? = nil) {
    self.name = name
    self.description = description
    self.usb = usb
  }
}

/// The serial ports of this machine.
package enum SerialPorts {
  /// The ports in the order of their names.
  package static func list() throws(GaitlabError) -> [SerialPort] {
    var ports: UnsafeMutablePointer<OpaquePointer?>?
    guard sp_list_ports(&ports) == SP_OK, let ports else {
      throw GaitlabError(
        .sourceFailed, file: "serial ports", found: "they cannot be listed",
        advice: "name the device, such as /dev/ttyUSB0")
    }
    defer { sp_free_port_list(ports) }
    var result: [SerialPort] = []
    var index = 0
    while let port = ports[index] {
      index += 1
      guard let name = sp_get_port_name(port) else { continue }
      var vendor: Int32 = 0
      var product: Int32 = 0
      let isUSB = sp_get_port_usb_vid_pid(port, &vendor, &product) == SP_OK
      result.append(
        SerialPort(
          name: String(cString: name),
          description: sp_get_port_description(port).map { String(cString: $0) } ?? "",
          usb: isUSB ? SerialPort.USBIdentity(vendor: Int(vendor), product: Int(product)) : nil))
    }
    return result.sorted { $0.name < $1.name }
  }

  /// One port a line for people and scripts: name, `vendor:product` or `-`, description, between tabs.
  package static func text(_ ports: [SerialPort]) -> String {
    ports.map { port in
      let usb = port.usb.map { hexadecimal($0.vendor) + ":" + hexadecimal($0.product) } ?? "-"
      return [port.name, usb, port.description].map { Printable.text($0) }
        .joined(separator: "\t") + "\n"
    }.joined()
  }

  private static func hexadecimal(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
