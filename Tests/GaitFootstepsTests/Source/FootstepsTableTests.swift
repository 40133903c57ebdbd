#if Training
  import Foundation
  import GaitFiles
  import GaitTestSupport
  import Testing

  @testable import GaitFootsteps

  @Suite struct FootstepsTableTests {
    private let head = "Trial," + (0..<10).map { "subj00\($0)" }.joined(separator: ",")

    private func read(_ lines: [String]) throws -> Result<[[Int]], GaitlabError> {
      try Fixture.withFolder { folder in
        let path = folder + "/conditions.csv"
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
        return Result { () throws(GaitlabError) in
          try FootstepsTable.read(path) { Int($0).flatMap { (1...3).contains($0) ? $0 : nil } }
        }
      }
    }

    private var lines: [String] {
      [head]
        + (0..<60).map { trial in
          "\(trial)," + (0..<10).map { "\(1 + (trial + $0) % 3)" }.joined(separator: ",")
        }
    }

    @Test func readsEveryTrial() throws {
      let table = try read(lines).get()
      #expect(table.count == 60)
      #expect(table.allSatisfy { $0.count == 10 })
      #expect(table[4][7] == 1 + 11 % 3)
    }

    @Test func refusesWithTheLine() throws {
      var short = lines
      short.removeLast()
      var wrongValue = lines
      wrongValue[8] = "7," + Array(repeating: "4", count: 10).joined(separator: ",")
      var wrongOrder = lines
      wrongOrder.swapAt(3, 4)
      var narrow = lines
      narrow[60] = "59,1,2"
      let wrong: [(lines: [String], line: Int)] = [
        (Array(lines.dropFirst()), 1), (short, 60), (wrongValue, 9), (wrongOrder, 4), (narrow, 61),
        ([], 1),
      ]
      for (lines, line) in wrong {
        guard case .failure(let error) = try read(lines) else {
          Issue.record("line \(line) was believed")
          continue
        }
        #expect(error.code == .dataRefused || error.code == .emptyFile)
        if error.code == .dataRefused { #expect(error.location == .line(line)) }
      }
    }
  }
#endif
