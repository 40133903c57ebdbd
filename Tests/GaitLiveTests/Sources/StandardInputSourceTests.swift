import Foundation
import GaitFiles
import GaitIntake
import GaitLive
import GaitTestSupport
import Testing

@Suite("Standard input source")
struct StandardInputSourceTests {
  @Test("Delivers every byte")
  func delivers() throws { try LiveSourceContract(PipeRig()).deliversEveryByte(seed: 7) }

  @Test("Stops for good")
  func stops() throws { try LiveSourceContract(PipeRig()).stopsForGood() }

  @Test("Stops from its own thread")
  func stopsInside() throws { try LiveSourceContract(PipeRig()).stopsFromItsOwnThread() }

  @Test("Refuses a second start")
  func refusesStart() throws { try LiveSourceContract(PipeRig()).refusesASecondStart() }

  @Test("Leaks nothing")
  func leaks() throws { try LiveSourceContract(PipeRig()).leaksNothing() }

  @Test("The end of the input is the end of the stream, behind all bytes")
  func ends() throws {
    let rig = PipeRig()
    let source = rig.makeSource()
    let sender = rig.connect(to: source)
    try sender.send([1, 2])
    try sender.leave()
    let log = EventLog()
    try source.start(log.record)
    #expect(log.wait { $0.contains(.ended) })
    #expect(log.bytes == [1, 2])
    #expect(log.all.last == .ended)
    source.stop()
  }

  @Test("A closed descriptor is refused")
  func closed() {
    let source = StandardInputSource(descriptor: 1 << 20)
    let error = #expect(throws: GaitlabError.self) { try source.start { _ in } }
    #expect(error?.code == .sourceFailed)
    #expect(error?.advice.contains("--stdin") == true)
  }
}
