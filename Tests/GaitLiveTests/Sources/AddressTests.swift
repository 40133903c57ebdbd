import GaitFiles
import GaitLive
import Testing

@Suite("Addresses of sources")
struct AddressTests {
  @Test(
    "Network addresses",
    arguments: [
      ("9000", "127.0.0.1", 9000), (":9000", "127.0.0.1", 9000), ("0", "127.0.0.1", 0),
      ("0.0.0.0:9000", "0.0.0.0", 9000), ("[::1]:9000", "::1", 9000),
      ("host:65535", "host", 65535), ("insole-7.local:1", "insole-7.local", 1),
    ])
  func reads(text: String, host: String, port: Int) throws {
    #expect(try SourceAddress(parsing: text) == SourceAddress(host: host, port: port))
  }

  @Test(
    "What is none is refused with an example",
    arguments: [
      "", ":", "host", "host:", "65536", "-1", "+9", "host:9x", "::1", "::1:9000", "[::1]", "[]:1",
      "[::1]9000", "[::1", "a b:9", "host:99999", "٣:٣", "\u{1B}[2J:9", "a\0:9", "]:9",
    ])
  func refuses(text: String) {
    let error = #expect(throws: GaitlabError.self) { try SourceAddress(parsing: text) }
    #expect(error?.code == .sourceFailed)
    #expect(error?.summary.contains("127.0.0.1:9000") == true)
  }

  @Test("Is printed as it is read, IPv6 in brackets")
  func prints() throws {
    for text in ["127.0.0.1:9000", "[::1]:9000", "host:1"] {
      #expect(try SourceAddress(parsing: text).description == text)
    }
  }

  @Test("Loopback addresses")
  func loopback() {
    for host in ["127.0.0.1", "127.9.8.7", "localhost", "LocalHost", "::1"] {
      #expect(SourceAddress(host: host, port: 1).isLoopback, "\(host)")
    }
    for host in ["0.0.0.0", "::", "192.168.1.2", "127.example.org", "127.0.0.1.org", "host"] {
      #expect(!SourceAddress(host: host, port: 1).isLoopback, "\(host)")
    }
  }

  @Test("Serial ports with and without a rate")
  func serial() throws {
    #expect(
      try SerialAddress(parsing: "/dev/ttyUSB0")
        == SerialAddress(device: "/dev/ttyUSB0", baud: 115_200)
    )
    #expect(
      try SerialAddress(parsing: "/dev/x@921600") == SerialAddress(device: "/dev/x", baud: 921_600))
    #expect(try SerialAddress(parsing: "/dev/a@b").device == "/dev/a@b")
    #expect(
      try SerialAddress(parsing: "/dev/a@b@300") == SerialAddress(device: "/dev/a@b", baud: 300))
    for text in ["", "@9600", "/dev/x@", "/dev/x@1", "/dev/x@99999999999999999999", "/dev/\0x"] {
      let error = #expect(throws: GaitlabError.self) { try SerialAddress(parsing: text) }
      #expect(error?.summary.contains("--list-ports") == true, "\(text.debugDescription)")
    }
  }
}
