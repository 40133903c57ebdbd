import TerminalCore
import Testing

/// Gauges, strips, time lines, big digits.
struct BarWidgetTests {
  @Test func gauge() {
    let gauge = Gauge(value: 50, range: 0...100, target: 25...75)
    #expect(drawn(gauge, 11, 1) == ["███┃██░░┃░░"])
    #expect(drawn(gauge, 11, 1, glyphs: .ascii) == ["===[==..].."])
    #expect(drawn(Gauge(value: nil, range: 0...1), 4, 1) == ["░░░░"])
    #expect(drawn(Gauge(value: 9, range: 0...1), 4, 1) == ["████"])
    #expect(drawn(Gauge(value: .nan, range: 0...1), 4, 1) == ["░░░░"])
  }

  @Test func phaseStrip() {
    let strip = PhaseStrip(
      label: "L", labelWidth: 2, intervals: [0.0...0.29, 0.85...5], range: 0...1, role: .left,
      gaps: [0.5...0.55])
    #expect(drawn(strip, 12, 1) == ["L ███··░··██"])
    #expect(drawn(strip, 12, 1, glyphs: .ascii) == ["L ===..?..=="])
  }

  @Test func timeline() {
    let line = Timeline(
      range: 0...40, position: 20, loop: 4...10, markers: [30], gaps: [34...36])
    #expect(drawn(line, 36, 1) == ["━━A━━B━━━━●────▾─░░─ 20.00 / 40.00 s"])
    #expect(drawn(line, 20, 1) == ["━━A━━B━━━━●────▾─░░─"])
    #expect(drawn(line, 20, 1, glyphs: .ascii) == ["==A==B====O----v-??-"])
    let rect = Rect(x: 0, y: 0, width: 20, height: 1)
    #expect(line.time(atColumn: 0, in: rect) == 1)
    #expect(line.time(atColumn: 19, in: rect) == 39)
    #expect(line.time(atColumn: 20, in: rect) == nil)
  }

  @Test func bigDigits() {
    #expect(
      drawn(BigText("17"), 14, 5) == [
        "  ██    ██████",
        "████        ██",
        "  ██        ██",
        "  ██      ██  ",
        "██████    ██  ",
      ])
    // Slim where there is little width, before they become ordinary text.
    #expect(
      drawn(BigText("17"), 8, 5) == [
        " █  ███ ", "██    █ ", " █    █ ", " █   █  ", "███  █  ",
      ])
    #expect(drawn(BigText("1"), 9, 40).filter { $0.contains("█") }.count == 10)
    #expect(drawn(BigText("17"), 8, 3) == ["        ", "   17   ", "        "])
    #expect(drawn(BigText("-1"), 14, 5, glyphs: .ascii)[2] == "######    ##  ")
  }
}
