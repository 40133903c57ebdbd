import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

extension FScanTextImporterTests {
  static let mistakes = [
    BrokenFile(
      "no rows", .badHeader, line: 24, replace: "ROWS 6", with: "RAWS 6", "'ROWS'", "header"),
    BrokenFile(
      "absurd rows", .implausibleValue, line: 7, replace: "ROWS 6", with: "ROWS 9999999", "4096"),
    BrokenFile(
      "absurd matrix", .implausibleValue, line: 24, replace: "ROWS 6\r\nCOLS 4",
      with: "ROWS 4000\r\nCOLS 4000", "4096"),
    BrokenFile(
      "no pitch", .badHeader, line: 9, replace: "5.08 mm", with: "5.08 miles", "ROW_SPACING"),
    BrokenFile(
      "absurd area", .badHeader, line: 11, replace: "25.8064", with: "0", "SENSEL_AREA"),
    BrokenFile(
      "no time", .badHeader, line: 13, replace: "0.032", with: "0", "SECONDS_PER_FRAME"),
    BrokenFile(
      "unknown unit", .badHeader, line: 21, replace: "KPa\r\nMIRR", with: "x\r\nMIRR", "PSI"),
    BrokenFile("short row", .wrongColumn, line: 28, replace: "141,142", with: "141", "3 fields"),
    BrokenFile("long row", .wrongColumn, line: 28, replace: "141", with: "141,1", "5 fields"),
    BrokenFile("no number", .badNumber, line: 28, replace: "141", with: "x", "column 2", "B where"),
    BrokenFile("not a number", .badNumber, line: 28, replace: "141", with: "nan", "column 2"),
    BrokenFile(
      "absurd", .implausibleValue, line: 28, replace: "141", with: "9e9", "column 2", "unit"),
    BrokenFile(
      "sensel disappears", .wrongColumn, line: 36, replace: "241", with: "B", "column 2", "B in"),
    BrokenFile(
      "row lost", .truncated, line: 33, replace: "B,141,142,143\r\n", with: "", "5 rows"),
    BrokenFile(
      "row doubled", .wrongColumn, line: 33, replace: "B,101,102,B", with: "B,1,2,B\r\nB,1,2,B",
      "more than 6 rows"),
    BrokenFile(
      "backwards", .timeNotAscending, line: 42, replace: "Frame 3", with: "Frame 1", "frame 2"),
    BrokenFile("unnumbered", .badNumber, line: 42, replace: "Frame 3", with: "Frame", "number"),
    BrokenFile(
      "two recordings", .wrongColumn, line: 35, replace: "Frame 2", with: "@@\r\nFrame 1",
      "one recording"),
    BrokenFile("no frames", .emptyFile, .none, "whole frame", "export it again") { data in
      data.prefix(upTo: (data.firstRange(of: Data("Frame 1".utf8)) ?? 0..<0).lowerBound)
    },
  ]

  @Test(arguments: mistakes)
  func isRefused(_ mistake: BrokenFile) throws {
    try mistake.check(fixture: "tekscan/benchL.asf") { _ = try SessionImport.read(path: $0) }
  }
}
