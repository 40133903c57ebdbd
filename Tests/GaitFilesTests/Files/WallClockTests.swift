import GaitFiles
import Testing

struct WallClockTests {
  @Test func aDateBecomesItsSecondsAndTheSameDateAgain() throws {
    let clock = try #require(
      WallClock(year: 2023, month: 9, day: 27, hour: 10, minute: 21, second: 30.5))
    #expect(clock.unixSeconds == 1_695_810_090.5)
    #expect(WallClock.minutes(clock.unixSeconds) == "2023-09-27 10:21")
  }

  @Test func theTwentyNinthOfFebruaryIsThereInLeapYearsOnly() {
    func day(_ year: Int) -> Double? {
      WallClock(year: year, month: 2, day: 29, hour: 0, minute: 0, second: 0)?.unixSeconds
    }
    #expect(day(2024) == 1_709_164_800)
    #expect(day(2000) == 951_782_400)
    #expect(day(2023) == nil)
    #expect(day(2100) == nil)
  }

  @Test(arguments: [
    (2023, 2, 31, 0, 0, 0.0), (2023, 4, 31, 0, 0, 0), (2023, 13, 1, 0, 0, 0),
    (2023, 0, 1, 0, 0, 0), (2023, 1, 0, 0, 0, 0), (2023, 1, 1, 24, 0, 0), (2023, 1, 1, 0, 60, 0),
    (2023, 1, 1, 0, 0, 61), (2023, 1, 1, 0, 0, -1), (1969, 12, 31, 0, 0, 0),
    (10_000, 1, 1, 0, 0, 0),
    (2023, 1, 1, 0, 0, .nan),
  ])
  func whatNoClockShowsIsNil(
    year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Double
  ) {
    let clock = WallClock(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    #expect(clock == nil)
  }

  @Test func timesThatNoFileHoldsAreAnEmptyText() {
    #expect(WallClock.minutes(.nan) == "")
    #expect(WallClock.minutes(1e300) == "")
    #expect(WallClock.minutes(-1) == "1969-12-31 23:59")
    #expect(WallClock.minutes(0) == "1970-01-01 00:00")
  }
}
