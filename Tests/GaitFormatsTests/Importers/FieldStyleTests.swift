import Testing

@testable import GaitFormats

struct FieldStyleTests {
  @Test(arguments: [
    ("a b\tc", ["a", "b", "c"]), ("  a \t  b  ", ["a", "b"]), ("", []), (" \t ", []),
    ("\"a b\" c", ["a b", "c"]),
  ])
  func runsOfBlanksAndTabsAreOneSeparator(line: String, fields: [String]) {
    #expect(FieldStyle(separator: FieldStyle.space).fields(line) == fields)
  }

  @Test(arguments: [
    ("time\tFz 1", FieldStyle.tab), ("time;Fz 1", FieldStyle.semicolon),
    ("time,Fz 1", FieldStyle.comma), ("Fz 1", FieldStyle.comma),
  ])
  func blanksInALineOfNamesSeparateNothing(header: String, separator: UInt8) {
    #expect(FieldStyle(header: header).separator == separator)
  }

  @Test func placesLeaveOutSpacesAndQuotes() {
    let line = Array(" 1 ;\"2,5\";;x".utf8)
    var places: [Range<Int>] = []
    line.withUnsafeBufferPointer {
      FieldStyle(separator: FieldStyle.semicolon).split($0, into: &places)
    }
    #expect(places.map { String(decoding: line[$0], as: UTF8.self) } == ["1", "2,5", "", "x"])
  }
}
