import GaitFiles
import GaitLive
import Testing

@Suite("Addresses of sinks")
struct SinkAddressTests {
  @Test("Each kind is read")
  func kinds() throws {
    #expect(try SinkAddress(parsing: "ndjson:-") == .lines(path: "-"))
    #expect(try SinkAddress(parsing: "ndjson:/tmp/a:b") == .lines(path: "/tmp/a:b"))
    #expect(
      try SinkAddress(parsing: "udp:10.0.0.2:9100")
        == .datagrams(SourceAddress(host: "10.0.0.2", port: 9100)))
    #expect(try SinkAddress(parsing: "udp:9100") == .datagrams(SourceAddress(port: 9100)))
    #expect(
      try SinkAddress(parsing: "osc:[::1]:57120")
        == .openSoundControl(SourceAddress(host: "::1", port: 57120)))
    #expect(try SinkAddress(parsing: "lsl:lab") == .labStreamingLayer(name: "lab"))
  }

  @Test(
    "Anything else is refused with what it should look like",
    arguments: [
      "", ":", "udp", "udp:", "udp:host", "udp:1.2.3.4:0", "osc:1.2.3.4:70000", "mqtt:host:1",
      "ndjson:", "lsl:", "9100",
    ])
  func refused(text: String) {
    #expect {
      try SinkAddress(parsing: text)
    } throws: { error in
      (error as? GaitlabError)?.code == .sourceFailed
    }
  }
}
